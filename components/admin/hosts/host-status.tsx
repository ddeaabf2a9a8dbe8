"use client";

import { Activity, CircleCheck, Hand, type LucideIcon, TriangleAlert, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useClock } from "@/components/display/clock-store";
import { useInstants } from "@/components/display/instant-formats";
import { countdown } from "@/components/display/relative-instant";
import { Status, type Tone } from "@/components/ui/status";
import type { HostAnswer } from "@/lib/hosts/schema";

const LOOKS: Record<HostAnswer["state"], { tone: Tone; icon: LucideIcon }> = {
  open: { tone: "bad", icon: Unplug },
  probing: { tone: "warn", icon: Activity },
  failing: { tone: "warn", icon: TriangleAlert },
  closed: { tone: "ok", icon: CircleCheck },
};

/** The state of a breaker in a word; one that was opened by hand has a hand. */
export function HostStatus({ host }: { host: HostAnswer }) {
  const t = useTranslations("adminHosts.states");
  const look = LOOKS[host.state];
  return (
    <Status {...look} icon={host.hand && host.state === "open" ? Hand : look.icon}>
      {t(host.state)}
    </Status>
  );
}

const HOUR_MS = 3_600_000;

/** What comes next for it. */
export function HostNext({ host }: { host: HostAnswer }) {
  const t = useTranslations("adminHosts.next");
  const { write } = useInstants();
  const { state, openUntil, probesLeft } = host;
  return useClock((now) => {
    if (state === "probing" || (state === "open" && Date.parse(openUntil ?? "") <= now)) return t("probing", { count: probesLeft ?? 3 });
    if (state !== "open" || openUntil === null) return "";
    const left = Date.parse(openUntil) - now;
    return left > HOUR_MS ? t("until", { time: write(openUntil, "moment") }) : t("probe", { left: countdown(left) });
  });
}
