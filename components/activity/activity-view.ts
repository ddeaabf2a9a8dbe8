import { createLoader, type inferParserType, parseAsArrayOf, parseAsIsoDateTime, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const SPANS = ["6h", "24h", "7d"] as const;
export type Span = (typeof SPANS)[number];
export const CHARTS = ["attempts", "latency"] as const;
export type Chart = (typeof CHARTS)[number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SPAN_OF: Record<Span, { ms: number; interval: string }> = {
  "6h": { ms: 6 * HOUR, interval: "PT5M" },
  "24h": { ms: 24 * HOUR, interval: "PT15M" },
  "7d": { ms: 168 * HOUR, interval: "PT3H" },
};

/** What the Activity page shows, as it stands in the URL: a span up to now or, where `since` is given, a time of one's own. */
export const ACTIVITY_VIEW = {
  range: parseAsStringLiteral(SPANS).withDefault("6h"),
  since: parseAsIsoDateTime,
  until: parseAsIsoDateTime,
  endpoint: parseAsString,
  /** Charts that are shown as tables. */
  table: parseAsArrayOf(parseAsStringLiteral(CHARTS)).withDefault([]),
};
export type ActivityView = inferParserType<typeof ACTIVITY_VIEW>;

/** Reads the view on the server, from a page's search parameters. */
export const loadActivityView = createLoader(ACTIVITY_VIEW);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a time of one's own is shown, and can be: one that ends before it begins cannot. */
export function hasOwnTime({ since, until }: Pick<ActivityView, "since" | "until">, now: number): boolean {
  return since !== null && since.getTime() < Math.min(until?.getTime() ?? now, now);
}

export interface ActivityQuery {
  /** ISO 8601. */
  since: string;
  until?: string;
  /** ISO 8601; left out for a time of one's own, whose length decides. */
  interval?: string;
  webhookId?: string;
}

/** What the view asks the API for; an endpoint that can't be one is left out. @param now in milliseconds */
export function activityQuery(view: ActivityView, now: number): ActivityQuery {
  const own = hasOwnTime(view, now);
  const since = own && view.since ? view.since : new Date(now - SPAN_OF[view.range].ms);
  return {
    since: since.toISOString(),
    ...(own ? {} : { interval: SPAN_OF[view.range].interval }),
    ...(own && view.until && view.until.getTime() < now ? { until: view.until.toISOString() } : {}),
    ...(view.endpoint && UUID.test(view.endpoint) ? { webhookId: view.endpoint } : {}),
  };
}

/**
 * How long to wait before asking again: the longer the range, the less a minute changes it and the more it costs to count.
 * @returns milliseconds; false for a time that is over
 */
export function refreshEvery(view: ActivityView, now: number): number | false {
  const { since, until } = activityQuery(view, now);
  if (until) return false;
  const length = now - Date.parse(since);
  if (length <= 6 * HOUR + MINUTE) return 5_000;
  return length <= 24 * HOUR + MINUTE ? 15_000 : 60_000;
}
