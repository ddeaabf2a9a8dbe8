"use client";

import { useFormatter } from "next-intl";
import { useMemo } from "react";

const PRECISE = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
} as const;

const STYLES = {
  /** 14:17:00 */
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  /** 14 Mar 2026 */
  date: { day: "numeric", month: "short", year: "numeric" },
  /** 13 Nov, 17:52 */
  moment: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  /** 12 Nov 2026, 14:17:00.681 */
  precise: PRECISE,
  /** The same with the zone's name. */
  zoned: { ...PRECISE, timeZoneName: "short" },
} as const;

export type InstantStyle = keyof typeof STYLES;

/** Writes instants (ISO 8601, or milliseconds) in the user's language and zone. */
export function useInstants() {
  const format = useFormatter();
  return useMemo(() => {
    const write = (instant: string | number, style: InstantStyle) => format.dateTime(new Date(instant), STYLES[style]);
    return {
      write,
      /** The clock alone for an instant of today, day and clock for another; `now` in milliseconds. */
      writeNear: (instant: string | number, now: number) =>
        write(instant, write(instant, "date") === write(now, "date") ? "clock" : "moment"),
    };
  }, [format]);
}
