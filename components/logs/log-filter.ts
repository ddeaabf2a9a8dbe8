import { createLoader, createParser, type inferParserType, parseAsIsoDateTime, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { WITHIN, WITHIN_MS } from "@/components/deliveries/delivery-filter";
import { MESSAGE_STATUSES, type MessageStatus } from "@/lib/messages/schema";

export const TESTS = ["only", "without"] as const;

/** What is no uuid in a link counts as no filter. */
const parseAsUuid = createParser({
  parse: (text) => (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text.toLowerCase() : null),
  serialize: (id: string) => id,
});

/** Filters of Logs as they stand in the URL. A date is either a span up to now, or a range. */
export const LOG_FILTER = {
  status: parseAsStringLiteral(MESSAGE_STATUSES),
  eventType: parseAsString,
  company: parseAsUuid,
  endpoint: parseAsUuid,
  tests: parseAsStringLiteral(TESTS),
  /** A message's id, or the publisher's own. */
  id: parseAsString,
  within: parseAsStringLiteral(WITHIN),
  since: parseAsIsoDateTime,
  until: parseAsIsoDateTime,
};
export type LogFilter = inferParserType<typeof LOG_FILTER>;

/** Reads the filter on the server, from a page's search parameters. */
export const loadLogFilter = createLoader(LOG_FILTER);

export const NO_FILTER = {
  status: null,
  eventType: null,
  company: null,
  endpoint: null,
  tests: null,
  id: null,
  within: null,
  since: null,
  until: null,
} satisfies LogFilter;

export interface LogQuery {
  status?: MessageStatus;
  eventType?: string;
  companyId?: string;
  webhookId?: string;
  isTest?: boolean;
  id?: string;
  /** ISO 8601. */
  since?: string;
  until?: string;
}

/** What the filter asks the API for. @param now in milliseconds */
export function logQuery(filter: LogFilter, now: number): LogQuery {
  const since = filter.within ? new Date(now - WITHIN_MS[filter.within]) : filter.since;
  const until = filter.within ? null : filter.until;
  const id = filter.id?.trim();
  return {
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.eventType ? { eventType: filter.eventType } : {}),
    ...(filter.company ? { companyId: filter.company } : {}),
    ...(filter.endpoint ? { webhookId: filter.endpoint } : {}),
    ...(filter.tests ? { isTest: filter.tests === "only" } : {}),
    ...(id ? { id } : {}),
    ...(since ? { since: since.toISOString() } : {}),
    ...(until ? { until: until.toISOString() } : {}),
  };
}

/** The same as search parameters of `GET /messages`. */
export function logSearch(filter: LogFilter, now: number, page: Record<string, string>): URLSearchParams {
  const search = new URLSearchParams(page);
  for (const [name, value] of Object.entries(logQuery(filter, now))) search.set(name, String(value));
  return search;
}

export function isFiltered(filter: LogFilter): boolean {
  return Object.values(filter).some((value) => value !== null && value !== "");
}
