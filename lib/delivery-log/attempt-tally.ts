import type { AttemptOutcome } from "@/lib/delivery/schema";
import { type LatencyCounts, latencyPercentile } from "@/lib/delivery-log/latency-percentile";

/** Outcomes and latencies of one bucket, or of a whole range, gathered from attempt_counts. */
export class AttemptTally {
  readonly outcomes: Record<AttemptOutcome, number> = { success: 0, failure: 0, cancelled: 0 };
  private readonly latencies: LatencyCounts = new Map();

  /** @param step place in the latency scale */
  add(outcome: AttemptOutcome, step: number, count: number): void {
    this.outcomes[outcome] += count;
    // A cancelled attempt sent nothing, so it has no latency of the receiver's.
    if (outcome !== "cancelled") this.latencies.set(step, (this.latencies.get(step) ?? 0) + count);
  }

  /** @param share 0.95 for the 95th percentile; @returns milliseconds, null where nothing was sent */
  percentile(share: number): number | null {
    return latencyPercentile(this.latencies, share);
  }
}

/** A row of attempt_counts, summed: `bucket` counts whole intervals since the epoch. */
export interface CountedAttempts {
  bucket: number;
  outcome: AttemptOutcome;
  latency_step: number;
  count: number;
}

/** The tally of all rows, and one a bucket by its beginning in milliseconds. */
export function tallyAttempts(rows: CountedAttempts[], intervalMs: number): { total: AttemptTally; buckets: Map<number, AttemptTally> } {
  const total = new AttemptTally();
  const buckets = new Map<number, AttemptTally>();
  for (const { bucket, outcome, latency_step, count } of rows) {
    const start = bucket * intervalMs;
    const tally = buckets.get(start) ?? new AttemptTally();
    buckets.set(start, tally);
    tally.add(outcome, latency_step, count);
    total.add(outcome, latency_step, count);
  }
  return { total, buckets };
}

/** What a chart is drawn from: every bucket of the window, empty ones too. */
export function countedBuckets(starts: Date[], buckets: Map<number, AttemptTally>) {
  return starts.map((start) => {
    const tally = buckets.get(start.getTime()) ?? new AttemptTally();
    return { start: start.toISOString(), ...tally.outcomes, p50: tally.percentile(0.5), p95: tally.percentile(0.95) };
  });
}
