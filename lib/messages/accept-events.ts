import { createHash, randomUUID } from "node:crypto";
import { type Clock, systemClock } from "@/lib/clock";
import { findReferenceCompanies } from "@/lib/companies/find-reference-companies";
import { inTransaction, pool, type Queryable } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, type ValidationIssue } from "@/lib/errors";
import { eventTypesLoaded } from "@/lib/event-types/own-event-types";
import { newMessageId } from "@/lib/ids";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import { buildEnvelope, type ReferenceCompany } from "@/lib/messages/build-envelope";
import { checkSchema, type DatedEvent } from "@/lib/messages/check-schema";
import { LedgerQueue } from "@/lib/messages/ledger-queue";
import { type ParsedEvent, parseEvents } from "@/lib/messages/parse-events";
import type { AcceptedEvents } from "@/lib/messages/schema";
import { findKnown, type LedgerEntry, type LedgerResult, writeLedger } from "@/lib/messages/write-ledger";
import type { Scope } from "@/lib/scope";
import { invalid } from "@/lib/validation";

interface AcceptOptions {
  /** Stands in for the ids of events that have none. */
  idempotencyKey?: string;
  clock?: Clock;
}

interface Publication extends LedgerEntry {
  path: string;
}

/** The event id an Idempotency-Key stands for: the same key and place give the same id. Laid out as a uuid, so that it can't be a publisher's own. */
function idFromKey(key: string, index: number): string {
  const hex = createHash("sha256")
    .update(JSON.stringify(["idempotency-key", key, index]))
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function publicationOf(scope: Scope, dated: DatedEvent, schemaIssue: string | null, now: Date): Publication {
  const { event, eventId, generatedDate, company } = dated;
  return {
    path: event.path,
    id: newMessageId(now),
    clientId: scope.clientId,
    eventId,
    eventType: event.eventType,
    companyId: company?.id ?? null,
    companyTags: company ? Object.entries(company.tags).map(([key, value]) => `${key}:${value}`) : [],
    generatedDate,
    created: now,
    expires: new Date(now.getTime() + env().RETENTION),
    envelope: buildEnvelope({ ...event, id: eventId, generatedDate }, company),
    bodyHash: event.bodyHash,
    schemaIssue,
    publishedBy: scope.actor.id,
  };
}

/**
 * @param issues what is wrong with other events of the request, or with these
 * @throws AppError `validation` naming all of it, and where SCHEMA_MODE is `enforce` what does not fit its type's schema
 */
function publicationsOf(scope: Scope, dated: DatedEvent[], issues: ValidationIssue[], now: Date): Publication[] {
  const checked = dated.map((one) => ({ one, ...checkSchema(one) }));
  const all = [...issues, ...checked.flatMap(({ issue }) => issue ?? [])];
  if (all.length > 0) throw invalid(all);
  return checked.map(({ one, note }) => publicationOf(scope, one, note, now));
}

async function companiesOf(scope: Scope, events: ParsedEvent[]): Promise<Map<string, ReferenceCompany>> {
  const ids = [...new Set(events.flatMap((event) => event.companyId ?? []))];
  return ids.length === 0 ? new Map() : findReferenceCompanies(scope, ids);
}

function companyIssues(events: ParsedEvent[], companies: Map<string, ReferenceCompany>): ValidationIssue[] {
  return events
    .filter((event) => event.companyId !== undefined && !companies.has(event.companyId))
    .map((event) => ({ itemId: `${event.path}companyId`, message: "No company of yours has this id.", validatorName: "company" }));
}

function conflict(publication: Publication): AppError {
  const message = `The id ${publication.eventId} was used before with another body. Use a new id for a new event.`;
  return new AppError("conflict", message, [{ itemId: `${publication.path}id`, message, validatorName: "idempotency" }]);
}

/** Leaves out events whose id came earlier in the same request. @throws AppError `conflict` when the bodies differ */
function withoutRepeats(publications: Publication[]): Publication[] {
  const first = new Map<string, Publication>();
  for (const publication of publications) {
    const earlier = first.get(publication.eventId);
    if (earlier && !earlier.bodyHash.equals(publication.bodyHash)) throw conflict(publication);
    if (!earlier) first.set(publication.eventId, publication);
  }
  return [...first.values()];
}

/** Ids of the messages that stand for the publications now. @throws AppError `conflict` */
async function resolveIds(db: Queryable, clientId: string, publications: Publication[], result: LedgerResult) {
  const ids = new Map(publications.map((publication) => [publication.eventId, publication.id]));
  const missing = publications.filter((publication) => !result.written.has(publication.id));
  if (missing.length === 0) return ids;
  const known = await findKnown(
    db,
    clientId,
    missing.map((publication) => publication.eventId),
  );
  for (const publication of missing) {
    const there = known.get(publication.eventId);
    if (!there?.bodyHash.equals(publication.bodyHash)) throw conflict(publication);
    ids.set(publication.eventId, there.id);
  }
  return ids;
}

const ledger = new LedgerQueue(pool);

/** One statement is all or nothing by itself; several events that may meet known ids need a transaction to take back what was written. */
async function writeAllOrNothing(clientId: string, publications: Publication[], mayConflict: boolean) {
  if (publications.length === 1 || !mayConflict) {
    const result = await ledger.write(publications);
    return { result, ids: await resolveIds(pool(), clientId, publications, result) };
  }
  return inTransaction(pool(), async (db) => {
    const result = await writeLedger(db, publications);
    return { result, ids: await resolveIds(db, clientId, publications, result) };
  });
}

/**
 * Accepts published events (product.md S9): when it returns, the ledger holds every message with its deliveries; when it
 * throws, it holds none of them.
 * @param body the request's bytes, as `parseEvents` takes them
 * @returns a result an event, in their order; `duplicate` where the id was known with the same body
 * @throws AppError `validation`, `too_large`, or `conflict` (an id known with another body)
 */
export async function acceptEvents(scope: Scope, body: Buffer, options: AcceptOptions = {}): Promise<AcceptedEvents> {
  await eventTypesLoaded();
  const { events, issues } = parseEvents(body);
  const companies = await companiesOf(scope, events);
  const now = (options.clock ?? systemClock).now();
  const mayConflict = options.idempotencyKey !== undefined || events.some((event) => event.id !== undefined);
  const dated = events.map((event, index) => ({
    event,
    eventId: event.id ?? (options.idempotencyKey === undefined ? randomUUID() : idFromKey(options.idempotencyKey, index)),
    generatedDate: event.generatedDate ?? now,
    company: event.companyId === undefined ? null : (companies.get(event.companyId) ?? null),
  }));
  const publications = publicationsOf(scope, dated, [...issues, ...companyIssues(events, companies)], now);
  const { result, ids } = await writeAllOrNothing(scope.clientId, withoutRepeats(publications), mayConflict);
  wakeSoon(result.consumerIds, now);
  return {
    results: publications.map((publication) => ({
      messageId: ids.get(publication.eventId) ?? publication.id,
      id: publication.eventId,
      duplicate: !result.written.has(publication.id),
    })),
  };
}
