import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { Activity } from "@/lib/delivery-log/schema";
import type { SparkBucket } from "./activity-spark";
import { CONSUMER_STATES, type ConsumerState, stateOf } from "./consumer-state";
import { failureRate } from "./failure-rate";

/** A row of the Endpoints list. */
export interface ConsumerRow {
  consumer: WebhookConsumer;
  state: ConsumerState;
  buckets: SparkBucket[];
  /** Share of the day's attempts that failed; null where none was made. */
  rate: number | null;
}

const HOUR_MS = 3_600_000;

function emptyDay({ since, until }: Pick<Activity, "since" | "until">): SparkBucket[] {
  const hours = Math.round((Date.parse(until) - Date.parse(since)) / HOUR_MS);
  return Array.from({ length: hours }, (_, hour) => ({
    start: new Date(Date.parse(since) + hour * HOUR_MS).toISOString(),
    success: 0,
    failure: 0,
  }));
}

/** Puts each consumer beside its activity. @param now in milliseconds */
export function consumerRows(consumers: WebhookConsumer[], activity: Activity, now: number): ConsumerRow[] {
  const byConsumer = new Map(activity.results.map((result) => [result.webhookId, result]));
  const empty = emptyDay(activity);
  return consumers.map((consumer) => {
    const counts = byConsumer.get(consumer.id);
    return { consumer, state: stateOf(consumer, now), buckets: counts?.buckets ?? empty, rate: counts ? failureRate(counts) : null };
  });
}

/** Whether a row is about what someone typed: part of its URL, description or a tag, in any case. */
export function matchesSearch({ consumer }: ConsumerRow, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return [consumer.url, consumer.description ?? "", consumer.id, ...consumer.companyTags].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

/** Which rows the list shows; null: any. */
export interface RowFilters {
  q: string;
  status: ConsumerState | null;
  eventType: string | null;
  tag: string | null;
}

export function passesFilters(row: ConsumerRow, { q, status, eventType, tag }: RowFilters): boolean {
  const { eventTypes, companyTags } = row.consumer;
  return (
    matchesSearch(row, q) &&
    (status === null || row.state === status) &&
    (eventType === null || eventTypes.includes(eventType)) &&
    (tag === null || companyTags.includes(tag))
  );
}

/** Orders of the list; `-` is descending. */
export const CONSUMER_SORTS = ["url", "-url", "status", "-status", "failed", "-failed", "created", "-created"] as const;
export type ConsumerSort = (typeof CONSUMER_SORTS)[number];

const SORT_KEYS: Record<string, (row: ConsumerRow) => string | number> = {
  url: (row) => row.consumer.url.replace(/^https?:\/\//, ""),
  status: (row) => CONSUMER_STATES.indexOf(row.state),
  // No attempts at all comes after no failures.
  failed: (row) => row.rate ?? -1,
  created: (row) => row.consumer.created,
};

/** A sorted copy; rows that are equal keep their order. */
export function sortRows(rows: readonly ConsumerRow[], sort: ConsumerSort): ConsumerRow[] {
  const keyOf = SORT_KEYS[sort.replace("-", "")];
  const sign = sort.startsWith("-") ? -1 : 1;
  if (!keyOf) return [...rows];
  return [...rows].sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    return left === right ? 0 : left < right ? -sign : sign;
  });
}
