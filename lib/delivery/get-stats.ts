import { type Clock, systemClock } from "@/lib/clock";
import { requireConsumer } from "@/lib/consumers/require-consumer";
import { pool } from "@/lib/db";
import { type LatencyCounts, latencyPercentile } from "@/lib/delivery/latency-percentile";
import type { Stats } from "@/lib/delivery/schema";
import { type StatsRequest, type StatsWindow, statsWindow } from "@/lib/delivery/stats-window";
import type { Scope } from "@/lib/scope";

/** Waiting deliveries are counted no further: a backlog may be long. */
const MAX_WAITING = 1_000;

const READ_COUNTS = {
  name: "read-attempt-counts",
  text: `
    select floor(extract(epoch from start) * 1000 / $5)::int as bucket, outcome, latency_step, sum(count)::int as count
    from attempt_counts where client_id = $1 and consumer_id = $2 and start >= $3 and start < $4
    group by 1, 2, 3`,
};

const COUNT_WAITING = {
  name: "count-waiting-deliveries",
  text: `
    select count(*) filter (where status = 'Sending')::int as sending, count(*) filter (where status <> 'Sending')::int as attempting
    from (select status from deliveries where client_id = $1 and consumer_id = $2 and next_attempt_at is not null limit ${MAX_WAITING + 1}) waiting`,
};

/** Outcomes and latencies of one bucket, or of the whole range. */
class Tally {
  readonly outcomes = { success: 0, failure: 0, cancelled: 0 };
  private readonly latencies: LatencyCounts = new Map();

  add(outcome: keyof Tally["outcomes"], step: number, count: number): void {
    this.outcomes[outcome] += count;
    // A cancelled attempt sent nothing, so it has no latency of the receiver's.
    if (outcome !== "cancelled") this.latencies.set(step, (this.latencies.get(step) ?? 0) + count);
  }

  percentile(share: number): number | null {
    return latencyPercentile(this.latencies, share);
  }
}

async function countWaiting(scope: Scope, consumerId: string): Promise<Stats["waiting"]> {
  const { rows } = await pool().query<{ sending: number; attempting: number }>({ ...COUNT_WAITING, values: [scope.clientId, consumerId] });
  const { sending = 0, attempting = 0 } = rows[0] ?? {};
  if (sending + attempting <= MAX_WAITING) return { sending, attempting, capped: false };
  return {
    sending: Math.min(sending, MAX_WAITING),
    attempting: Math.min(attempting, MAX_WAITING - Math.min(sending, MAX_WAITING)),
    capped: true,
  };
}

async function readTallies(scope: Scope, consumerId: string, window: StatsWindow): Promise<{ total: Tally; buckets: Map<number, Tally> }> {
  const { rows } = await pool().query<{ bucket: number; outcome: keyof Tally["outcomes"]; latency_step: number; count: number }>({
    ...READ_COUNTS,
    values: [scope.clientId, consumerId, window.since, window.until, window.intervalMs],
  });
  const total = new Tally();
  const buckets = new Map<number, Tally>();
  for (const { bucket, outcome, latency_step, count } of rows) {
    const start = bucket * window.intervalMs;
    const tally = buckets.get(start) ?? new Tally();
    buckets.set(start, tally);
    tally.add(outcome, latency_step, count);
    total.add(outcome, latency_step, count);
  }
  return { total, buckets };
}

/**
 * A consumer's attempts over time (api.md, Stats), from the five-minute counts. Buckets without attempts are there too.
 * @throws AppError `not_found`, and `validation` for a range or interval that can't be
 */
export async function getStats(scope: Scope, consumerId: string, request: StatsRequest, clock: Clock = systemClock): Promise<Stats> {
  const window = statsWindow(request, clock.now());
  await requireConsumer(scope, consumerId);
  const [{ total, buckets }, waiting] = await Promise.all([readTallies(scope, consumerId, window), countWaiting(scope, consumerId)]);
  return {
    since: window.since.toISOString(),
    until: window.until.toISOString(),
    interval: window.interval,
    totals: total.outcomes,
    latencyMs: { p50: total.percentile(0.5), p95: total.percentile(0.95), p99: total.percentile(0.99) },
    waiting,
    buckets: window.starts.map((start) => {
      const tally = buckets.get(start.getTime()) ?? new Tally();
      return { start: start.toISOString(), ...tally.outcomes, p50: tally.percentile(0.5), p95: tally.percentile(0.95) };
    }),
  };
}
