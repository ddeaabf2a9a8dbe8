import { type Clock, systemClock } from "@/lib/clock";
import { requireConsumer } from "@/lib/consumers/require-consumer";
import { pool } from "@/lib/db";
import { type CountedAttempts, countedBuckets, tallyAttempts } from "@/lib/delivery-log/attempt-tally";
import type { Stats } from "@/lib/delivery-log/schema";
import { type StatsRequest, type StatsWindow, statsWindow } from "@/lib/delivery-log/stats-window";
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

async function readTallies(scope: Scope, consumerId: string, window: StatsWindow) {
  const values = [scope.clientId, consumerId, window.since, window.until, window.intervalMs];
  const { rows } = await pool().query<CountedAttempts>({ ...READ_COUNTS, values });
  return tallyAttempts(rows, window.intervalMs);
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
    buckets: countedBuckets(window.starts, buckets),
  };
}
