import { createLoader, type inferParserType, parseAsIsoDateTime, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const OUTCOMES = ["all", "succeeded", "failed"] as const;
export const WITHIN = ["1h", "24h", "7d"] as const;

export const WITHIN_MS: Record<(typeof WITHIN)[number], number> = { "1h": 3_600_000, "24h": 86_400_000, "7d": 604_800_000 };

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

/**
 * The dates of a filter as the API takes them.
 * @param now in milliseconds
 */
export function datesOf({ within, since, until }: Pick<DeliveryFilter, "within" | "since" | "until">, now: number) {
  const from = within ? new Date(now - WITHIN_MS[within]) : since;
  const to = within ? null : until;
  return { ...(from ? { since: from.toISOString() } : {}), ...(to ? { until: to.toISOString() } : {}) };
}

/** What the filter asks the API for. @param now in milliseconds */
export function deliveryQuery(filter: DeliveryFilter, now: number): DeliveryQuery {
  return {
    ...(filter.status === "succeeded" ? { status: "Success" as const } : {}),
    ...(filter.status === "failed" ? { status: "Failure" as const } : {}),
    ...(filter.eventType ? { eventType: filter.eventType } : {}),
    ...datesOf(filter, now),
  };
}

export function isFiltered(filter: DeliveryFilter): boolean {
  return filter.status !== "all" || filter.eventType !== null || filter.within !== null || filter.since !== null || filter.until !== null;
}
