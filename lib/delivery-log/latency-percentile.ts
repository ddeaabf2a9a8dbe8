import { latencyOfStep } from "@/lib/delivery/latency-scale";

/** How many attempts took how long, by step of the latency scale. */
export type LatencyCounts = Map<number, number>;

/**
 * @param share 0.95 for the 95th percentile
 * @returns milliseconds to one decimal; null where nothing was counted
 */
export function latencyPercentile(counts: LatencyCounts, share: number): number | null {
  let total = 0;
  for (const count of counts.values()) total += count;
  let left = Math.max(1, Math.ceil(total * share));
  for (const [step, count] of [...counts].sort(([a], [b]) => a - b)) {
    left -= count;
    if (left <= 0) return Math.round(latencyOfStep(step) * 10) / 10;
  }
  return null;
}
