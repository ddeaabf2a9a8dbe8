import { createLoader, type inferParserType, parseAsIsoDateTime, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const OUTCOMES = ["all", "succeeded", "failed"] as const;
export const WITHIN = ["1h", "24h", "7d"] as const;

const WITHIN_MS: Record<(typeof WITHIN)[number], number> = { "1h": 3_600_000, "24h": 86_400_000, "7d": 604_800_000 };

/** Filters of a consumer's message attempts as they stand in the URL. A date is either a span up to now, or a range. */
export const DELIVERY_FILTER = {
  status: parseAsStringLiteral(OUTCOMES).withDefault("all"),
  eventType: parseAsString,
  within: parseAsStringLiteral(WITHIN),
  since: parseAsIsoDateTime,
  until: parseAsIsoDateTime,
};
export type DeliveryFilter = inferParserType<typeof DELIVERY_FILTER>;

/** Reads the filter on the server, from a page's search parameters. */
export const loadDeliveryFilter = createLoader(DELIVERY_FILTER);

export interface DeliveryQuery {
  status?: "Success" | "Failure";
  eventType?: string;
  /** ISO 8601. */
  since?: string;
  until?: string;
}

/** What the filter asks the API for. @param now in milliseconds */
export function deliveryQuery(filter: DeliveryFilter, now: number): DeliveryQuery {
  const since = filter.within ? new Date(now - WITHIN_MS[filter.within]) : filter.since;
  const until = filter.within ? null : filter.until;
  return {
    ...(filter.status === "succeeded" ? { status: "Success" as const } : {}),
    ...(filter.status === "failed" ? { status: "Failure" as const } : {}),
    ...(filter.eventType ? { eventType: filter.eventType } : {}),
    ...(since ? { since: since.toISOString() } : {}),
    ...(until ? { until: until.toISOString() } : {}),
  };
}

export function isFiltered(filter: DeliveryFilter): boolean {
  return filter.status !== "all" || filter.eventType !== null || filter.within !== null || filter.since !== null || filter.until !== null;
}
