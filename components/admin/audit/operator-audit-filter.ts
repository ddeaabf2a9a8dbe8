import { createLoader, type inferParserType, parseAsBoolean, parseAsString } from "nuqs/server";
import { AUDIT_FILTER } from "@/components/audit/audit-filter";
import { datesOf } from "@/components/deliveries/delivery-filter";
import type { OperatorAuditFilter } from "@/lib/audit/schema";

const { about, text, within, since, until } = AUDIT_FILTER;

/** Filters of the log of all clients, and how far one has gone through it, as they stand in the URL. */
export const OPERATOR_AUDIT_FILTER = {
  about,
  text,
  within,
  since,
  until,
  client: parseAsString,
  operators: parseAsBoolean.withDefault(false),
  cursor: parseAsString,
};
export type OperatorAuditInUrl = inferParserType<typeof OPERATOR_AUDIT_FILTER>;

export const loadOperatorAuditFilter = createLoader(OPERATOR_AUDIT_FILTER);

/** What the filter asks for. @param now in milliseconds */
export function operatorAuditQuery(filter: OperatorAuditInUrl, now: number): OperatorAuditFilter {
  return {
    about: filter.about ?? undefined,
    text: filter.text?.trim().slice(0, 200) || undefined,
    client: filter.client ?? undefined,
    cursor: filter.cursor ?? undefined,
    byOperators: filter.operators,
    ...datesOf(filter, now),
  };
}
