"use client";

import { useTranslations } from "next-intl";
import { useAttemptWords } from "@/components/attempts/attempt-words";
import { useClock } from "@/components/display/clock-store";
import { useDurations } from "@/components/display/durations";
import { cn } from "@/components/ui/cn";
import type { DeliveryRow } from "@/lib/delivery-log/schema";

/** How the last attempt was answered: "503 in 212 ms", "Timed out"; or what a delivery without one waits for. */
export function LastResponse({ row }: { row: DeliveryRow }) {
  const t = useTranslations("deliveries");
  const words = useAttemptWords();
  const { duration } = useDurations();
  const isDue = useClock((now) => row.nextAttemptAt !== null && Date.parse(row.nextAttemptAt) <= now + 1_000);
  const { lastAttempt, waitingFor } = row;
  if (!lastAttempt) {
    if (waitingFor !== null && waitingFor !== "schedule" && !isDue)
      return <span className="text-warn-fg">{t(`waitingFor.${waitingFor}`)}</span>;
    return row.nextAttemptAt === null ? <span className="text-fg-3">–</span> : <span className="text-fg-2">{t("response.underWay")}</span>;
  }
  const outcome = row.outcomes.at(-1) ?? "failure";
  const { label, summary } = words({ outcome, status: lastAttempt.status, errorCode: lastAttempt.errorCode });
  return (
    <span title={summary} className={cn(row.status === "Failure" && "text-bad-fg")}>
      {outcome === "cancelled"
        ? t("response.transformation")
        : t("response.answered", { status: label, duration: duration(lastAttempt.durationMs) })}
    </span>
  );
}

/** Who or what made the last attempt. */
export function SentBy({ row }: { row: DeliveryRow }) {
  const t = useTranslations("deliveries.triggers");
  const { lastAttempt } = row;
  if (!lastAttempt) return t(row.isTest ? "test" : "schedule");
  return lastAttempt.triggeredBy ?? t(lastAttempt.trigger);
}
