import type { AttemptOutcome } from "@/lib/delivery/schema";

/** What is not zero can be seen. */
const LEAST_PX = 4;

type Counts = Record<AttemptOutcome, number>;

/** Round values of an axis from 0 to at least `most`: four or five of them, a step of 1, 2 or 5 times a power of ten. */
export function axisTicks(most: number): number[] {
  const rough = Math.max(most, 4) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power;
  return Array.from({ length: Math.ceil(Math.max(most, 4) / step) + 1 }, (_, place) => place * step);
}

/**
 * Heights of a bar's segments, in the axis' own unit: each that is not zero at least 4 px, which the tallest one gives up
 * where the bar would leave the plot.
 * @param top the axis' last value
 * @param plotPx its height
 */
export function segmentHeights(counts: Counts, top: number, plotPx: number): Counts {
  const least = (LEAST_PX / plotPx) * top;
  const heights: Counts = { success: 0, failure: 0, cancelled: 0 };
  let tallest: AttemptOutcome = "success";
  for (const outcome of ["success", "failure", "cancelled"] as const) {
    if (counts[outcome] > 0) heights[outcome] = Math.max(counts[outcome], least);
    if (heights[outcome] > heights[tallest]) tallest = outcome;
  }
  const over = heights.success + heights.failure + heights.cancelled - top;
  if (over > 0) heights[tallest] -= over;
  return heights;
}

const MINUTE = 60_000;
const STEPS_MIN = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080];

/**
 * Which buckets of a time axis carry a label: those at round times of the local clock, at most `most` of them.
 * @param starts beginnings of the buckets in milliseconds, evenly apart
 * @param zoneOffsetMin minutes that local time lies ahead of UTC at an instant
 */
export function timeTicks(starts: number[], most: number, zoneOffsetMin: (at: number) => number): number[] {
  for (const step of STEPS_MIN) {
    const ticks = starts.filter((start, place) => {
      const slot = (at: number) => Math.floor((at / MINUTE + zoneOffsetMin(at)) / step);
      const before = starts[place - 1];
      return before === undefined ? (start / MINUTE + zoneOffsetMin(start)) % step === 0 : slot(before) !== slot(start);
    });
    if (ticks.length <= most) return ticks.length > 0 ? ticks : starts.slice(0, 1);
  }
  return starts.slice(0, 1);
}

/** `PT5M`, `PT1H`, `P1D` in milliseconds. */
export function intervalMs(interval: string): number {
  const [, days = 0, hours = 0, minutes = 0] = (/^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(interval) ?? []).map(Number);
  return ((days || 0) * 1_440 + (hours || 0) * 60 + (minutes || 0)) * MINUTE;
}
