"use client";

import { useTranslations } from "next-intl";
import { useClock } from "@/components/display/clock-store";
import { useDurations } from "@/components/display/durations";
import { useInstants } from "@/components/display/instant-formats";
import { countdown } from "@/components/display/relative-instant";

const MINUTE = 60_000;

interface CountdownProps {
  /** ISO 8601. */
  until: string;
  /** Before the clock: "Until". */
  label: string;
}

/** Until when something lasts, and how long that is: seconds go by in place, and a screen reader hears of the minutes. */
export function Countdown({ until, label }: CountdownProps) {
  const t = useTranslations("advanced.sending");
  const { writeNear } = useInstants();
  const { delay } = useDurations();
  const at = Date.parse(until);
  const time = useClock((now) => writeNear(until, now));
  const left = useClock((now) => countdown(at - now));
  const minutes = useClock((now) => Math.ceil(Math.max(0, at - now) / MINUTE));
  return (
    <>
      <span className="tabular-nums">
        {label} {time}, <b role="timer">{left}</b>
      </span>
      <span role="status" className="sr-only">
        {minutes > 0 ? t("announce", { delay: delay(minutes * MINUTE) }) : null}
      </span>
    </>
  );
}
