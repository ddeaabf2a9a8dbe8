import { type Clock, systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import type { AttemptOutcome } from "@/lib/delivery/schema";
import { type CountedAttempts, countedBuckets, tallyAttempts } from "@/lib/delivery-log/attempt-tally";
import { readFailureCauses } from "@/lib/delivery-log/read-failure-causes";
import type { ActivityOverview } from "@/lib/delivery-log/schema";
import { type StatsRequest, type StatsWindow, statsWindow } from "@/lib/delivery-log/stats-window";
import type { Scope } from "@/lib/scope";

/** Consumers that fail most: more than a person goes through at once. */
const MAX_FAILING = 10;

export interface OverviewRequest extends StatsRequest {
  /** One consumer instead of all. */
  webhookId?: string | undefined;
}

/** Both groupings in one reading of the counts: by bucket and latency for the charts, by consumer for the list. */
const READ_OVERVIEW = {
  name: "read-activity-overview",
  text: `
    select bucket, latency_step, consumer_id, outcome, sum(count)::int as count
    from (
      select floor(extract(epoch from start) * 1000 / $4)::int as bucket, latency_step, consumer_id, outcome, count
      from attempt_counts
      where client_id = $1 and start >= $2 and start < $3 and ($5::uuid is null or consumer_id = $5)
    ) counted
    group by grouping sets ((bucket, latency_step, outcome), (consumer_id, outcome))`,
};

const READ_URLS = {
  name: "read-consumer-urls",
  text: "select id, url, deleted_at is not null as deleted from consumers where client_id = $1 and id = any($2::uuid[])",
};

type OverviewRow = CountedAttempts & { consumer_id: null };
type ConsumerCounts = { consumer_id: string; outcome: AttemptOutcome; count: number };

type Failing = ActivityOverview["failing"];

/** The consumers with the most failures, by number of them. */
async function readFailing(scope: Scope, rows: ConsumerCounts[]): Promise<Failing> {
  const totals = new Map<string, Record<AttemptOutcome, number>>();
  for (const { consumer_id, outcome, count } of rows) {
    const total = totals.get(consumer_id) ?? { success: 0, failure: 0, cancelled: 0 };
    totals.set(consumer_id, { ...total, [outcome]: count });
  }
  const worst = [...totals]
    .filter(([, { failure }]) => failure > 0)
    .sort(([a, one], [b, other]) => other.failure - one.failure || a.localeCompare(b))
    .slice(0, MAX_FAILING);
  if (worst.length === 0) return [];
  const { rows: urls } = await pool().query<{ id: string; url: string; deleted: boolean }>({
    ...READ_URLS,
    values: [scope.clientId, worst.map(([id]) => id)],
  });
  const byId = new Map(urls.map(({ id, ...consumer }) => [id, consumer]));
  return worst.flatMap(([webhookId, counts]) => {
    const consumer = byId.get(webhookId);
    return consumer ? [{ webhookId, ...consumer, ...counts }] : [];
  });
}

async function readOverview(scope: Scope, window: StatsWindow, webhookId: string | undefined) {
  const values = [scope.clientId, window.since, window.until, window.intervalMs, webhookId ?? null];
  const { rows } = await pool().query<OverviewRow | ConsumerCounts>({ ...READ_OVERVIEW, values });
  const byBucket: CountedAttempts[] = [];
  const byConsumer: ConsumerCounts[] = [];
  for (const row of rows) {
    if (row.consumer_id === null) byBucket.push(row);
    else byConsumer.push(row);
  }
  return { ...tallyAttempts(byBucket, window.intervalMs), byConsumer };
}

/**
 * A client's attempts over time, or one consumer's: by outcome and latency from the five-minute counts, with the consumers
 * that failed most, and the causes of their failures.
 * @throws AppError `validation` for a range or interval that can't be
 */
export async function getActivityOverview(scope: Scope, request: OverviewRequest, clock: Clock = systemClock): Promise<ActivityOverview> {
  const window = statsWindow(request, clock.now());
  const { total, buckets, byConsumer } = await readOverview(scope, window, request.webhookId);
  const failed = byConsumer.filter(({ outcome }) => outcome === "failure").map(({ consumer_id }) => consumer_id);
  const [failing, causes] = await Promise.all([readFailing(scope, byConsumer), readFailureCauses(scope, failed, window)]);
  return {
    since: window.since.toISOString(),
    until: window.until.toISOString(),
    interval: window.interval,
    totals: total.outcomes,
    latencyMs: { p50: total.percentile(0.5), p95: total.percentile(0.95), p99: total.percentile(0.99) },
    buckets: countedBuckets(window.starts, buckets),
    failing,
    causes,
  };
}
