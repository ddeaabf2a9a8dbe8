import { type Clock, systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import type { Activity } from "@/lib/delivery-log/schema";
import { type StatsRequest, type StatsWindow, statsWindow } from "@/lib/delivery-log/stats-window";
import type { Scope } from "@/lib/scope";

type Outcome = "success" | "failure" | "cancelled";

const READ_ACTIVITY = {
  name: "read-client-activity",
  text: `
    select consumer_id, floor(extract(epoch from start) * 1000 / $4)::int as bucket, outcome, sum(count)::int as count
    from attempt_counts where client_id = $1 and start >= $2 and start < $3
    group by 1, 2, 3`,
};

const LIST_IDS = {
  name: "list-consumer-ids",
  text: "select id from consumers where client_id = $1 and deleted_at is null order by created desc, id",
};

interface CountRow {
  consumer_id: string;
  bucket: number;
  outcome: Outcome;
  count: number;
}

/** One consumer's counts, with every bucket of the window. */
function activityOf(webhookId: string, rows: CountRow[], window: StatsWindow): Activity["results"][number] {
  const total: Record<Outcome, number> = { success: 0, failure: 0, cancelled: 0 };
  const buckets = new Map(
    window.starts.map((start) => [start.getTime(), { start: start.toISOString(), success: 0, failure: 0, cancelled: 0 }]),
  );
  for (const { bucket, outcome, count } of rows) {
    total[outcome] += count;
    const counted = buckets.get(bucket * window.intervalMs);
    if (counted) counted[outcome] += count;
  }
  return { webhookId, ...total, buckets: [...buckets.values()] };
}

/**
 * Attempts of each of the client's consumers over time, idle ones too, newest consumer first.
 * @throws AppError `validation` for a range or interval that can't be
 */
export async function getActivity(scope: Scope, request: StatsRequest, clock: Clock = systemClock): Promise<Activity> {
  const window = statsWindow(request, clock.now());
  const [consumers, counts] = await Promise.all([
    pool().query<{ id: string }>({ ...LIST_IDS, values: [scope.clientId] }),
    pool().query<CountRow>({ ...READ_ACTIVITY, values: [scope.clientId, window.since, window.until, window.intervalMs] }),
  ]);
  const byConsumer = new Map<string, CountRow[]>(consumers.rows.map(({ id }) => [id, []]));
  for (const row of counts.rows) byConsumer.get(row.consumer_id)?.push(row);
  return {
    since: window.since.toISOString(),
    until: window.until.toISOString(),
    interval: window.interval,
    results: [...byConsumer].map(([id, rows]) => activityOf(id, rows, window)),
  };
}
