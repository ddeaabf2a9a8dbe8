import { createLoader, type inferParserType, parseAsIsoDateTime, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { datesOf, WITHIN } from "@/components/deliveries/delivery-filter";
import { AUDIT_SUBJECTS, type AuditFilter } from "@/lib/audit/schema";

/** Filters of the audit log as they stand in the URL. */
export const AUDIT_FILTER = {
  about: parseAsStringLiteral(AUDIT_SUBJECTS),
  subject: parseAsString,
  actor: parseAsString,
  text: parseAsString,
  within: parseAsStringLiteral(WITHIN),
  since: parseAsIsoDateTime,
  until: parseAsIsoDateTime,
};
export type AuditFilterInUrl = inferParserType<typeof AUDIT_FILTER>;

export const loadAuditFilter = createLoader(AUDIT_FILTER);

/** What the filter asks the API for. @param now in milliseconds */
export function auditQuery(filter: AuditFilterInUrl, now: number): AuditFilter {
  return {
    ...(filter.about ? { about: filter.about } : {}),
    ...(filter.subject ? { subject: filter.subject } : {}),
    ...(filter.actor ? { actor: filter.actor } : {}),
    ...(filter.text ? { text: filter.text } : {}),
    ...datesOf(filter, now),
  };
}

export function isAuditFiltered(filter: AuditFilterInUrl): boolean {
  return Object.values(filter).some((value) => value !== null);
}
