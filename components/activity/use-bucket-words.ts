"use client";

import { useFormatter } from "next-intl";
import { useMemo } from "react";
import { intervalMs } from "@/components/activity/chart-scale";
import { useInstants } from "@/components/display/instant-formats";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

const DAY = 86_400_000;

/** Writes beginnings and ends of a chart's buckets: the clock within a day, with the day beyond it, the day alone where a bucket is one. */
export function useBucketWords({ since, until, interval }: Pick<ActivityOverview, "since" | "until" | "interval">) {
  const format = useFormatter();
  const { write } = useInstants();
  return useMemo(() => {
    const length = intervalMs(interval);
    const days = length >= DAY;
    const spansDays = Date.parse(until) - Date.parse(since) > DAY + length;
    const clock = (at: number) => format.dateTime(new Date(at), "time");
    const day = (at: number) => format.dateTime(new Date(at), "day");
    const whole = (at: number) => (days ? day(at) : spansDays ? write(at, "moment") : clock(at));
    return {
      /** On the axis, at a round time. */
      tick: (at: number) => (spansDays ? day(at) : clock(at)),
      begin: whole,
      /** The end of a bucket beginning at an instant, beside its beginning. */
      end: (at: number) => (days ? day(at + length) : clock(at + length)),
    };
  }, [format, write, since, until, interval]);
}
