"use client";

import { useTranslations } from "next-intl";
import { scheduleEnds } from "@/components/deliveries/ruler-slots";
import { useClock } from "@/components/display/clock-store";
import { useDurations } from "@/components/display/durations";
import { useInstants } from "@/components/display/instant-formats";
import { countdown } from "@/components/display/relative-instant";
import type { DeliveryAnswer } from "@/lib/delivery-log/schema";

const MINUTE = 60_000;

interface NextAttemptProps {
  delivery: DeliveryAnswer & { nextAttemptAt: string };
  /** RETRY_SCHEDULE, in milliseconds. */
  scheduleMs: readonly number[];
}

/** How long until the next attempt, counting down; said to a screen reader once a minute. */
export function NextAttempt({ delivery, scheduleMs }: NextAttemptProps) {
  const t = useTranslations("message");
  const at = Date.parse(delivery.nextAttemptAt);
  const left = useClock((now) => Math.ceil(Math.max(0, at - now) / 1_000) * 1_000);
  const waitingFor = delivery.waitingFor === null || delivery.waitingFor === "schedule" ? null : delivery.waitingFor;
  return (
    <div className="mb-3.5 text-13">
      <p className="flex flex-wrap items-baseline gap-x-2">
        {left > 0 ? (
          <>
            <span className="text-fg-2">{t(delivery.attemptCount === 0 ? "firstIn" : "nextIn")}</span>
            <b role="timer" className="text-16 font-semibold tracking-[-0.01em] tabular-nums">
              {countdown(left)}
            </b>
            <WhenAndUntil delivery={delivery} scheduleMs={scheduleMs} />
          </>
        ) : (
          <span className="font-medium text-info-fg">{t(waitingFor ? "due" : "underWay")}</span>
        )}
      </p>
      {waitingFor ? <p className="text-warn-fg">{t(`waitingFor.${waitingFor}`)}</p> : null}
      <MinuteAnnouncement at={at} />
    </div>
  );
}

function WhenAndUntil({ delivery, scheduleMs }: NextAttemptProps) {
  const t = useTranslations("message");
  const { writeNear } = useInstants();
  const ends = scheduleEnds(delivery, scheduleMs);
  const time = useClock((now) => writeNear(delivery.nextAttemptAt, now));
  const end = useClock((now) => (ends === null || delivery.slot >= delivery.slots - 1 ? "" : writeNear(ends, now)));
  return (
    <span className="text-fg-3 tabular-nums">
      {t("nextAt", { time })} {end ? t("ends", { time: end }) : null}
    </span>
  );
}

function MinuteAnnouncement({ at }: { at: number }) {
  const t = useTranslations("message");
  const { delay } = useDurations();
  const minutes = useClock((now) => Math.ceil(Math.max(0, at - now) / MINUTE));
  return (
    <span role="status" className="sr-only">
      {minutes > 0 ? t("announceIn", { delay: delay(minutes * MINUTE) }) : t("due")}
    </span>
  );
}
