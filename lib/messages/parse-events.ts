import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import { AppError, type ValidationIssue } from "@/lib/errors";
import { findEventType, isOperational } from "@/lib/event-types/catalogue";
import type { EventType } from "@/lib/event-types/event-type";
import { elementSlices, memberSlices, rootStart } from "@/lib/messages/json-slices";
import { batchShape, type EventInput, eventInput } from "@/lib/messages/schema";
import { invalid, issuesOf, itemPath, MAX_DEPTH, tooDeep } from "@/lib/validation";

/** An event as published: checked, its payload still the publisher's own bytes. */
export interface ParsedEvent {
  /** Where it stands in the request: `events[3].`, or nothing for a single event. */
  path: string;
  /** The publisher's id, if it gave one. */
  id: string | undefined;
  eventType: string;
  type: EventType;
  companyId: string | undefined;
  generatedDate: Date | undefined;
  payload: Buffer;
  /** The payload parsed, to be looked at only. */
  payloadValue: Record<string, unknown>;
  /** The payload names its company itself. */
  hasReferenceCompany: boolean;
  /** SHA-256 of all that was sent, to tell a repeat from a conflict. */
  bodyHash: Buffer;
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0)
    throw invalid([{ itemId: "body", message: "Send an event, or { events: […] }, as JSON.", validatorName: "required" }]);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : "it is not valid UTF-8";
    throw invalid([{ itemId: "body", message: `The body is not JSON: ${reason}.`, validatorName: "json" }]);
  }
}

/** The events of a request as they were sent, and what stands before their properties' names in errors. */
function elementsOf(value: unknown): { values: unknown[]; pathOf: (index: number) => string; isBatch: boolean } {
  const isBatch = typeof value === "object" && value !== null && "events" in value;
  if (!isBatch) return { values: [value], pathOf: () => "", isBatch };
  const batch = batchShape.safeParse(value);
  if (!batch.success) throw invalid(issuesOf(batch.error));
  return { values: batch.data.events, pathOf: (index) => `events[${index}]`, isBatch };
}

/** Where each event begins in the request's bytes. */
function eventStarts(body: Buffer, isBatch: boolean): number[] {
  const root = rootStart(body);
  return isBatch ? elementSlices(body, memberSlices(body, root).get("events")?.start ?? root).map(({ start }) => start) : [root];
}

function notPublished(type: EventType): string {
  if (isOperational(type)) return "is published by Postrider alone; POST /webhooks/{id}/test sends an example of it";
  return "is archived, so no more events of it are accepted";
}

/** The event type a value asks for, whatever else is wrong with it, and what is wrong with that. */
function eventTypeOf(value: unknown, path: string): { type?: EventType; issues: ValidationIssue[] } {
  const name = typeof value === "object" && value !== null && "eventType" in value ? value.eventType : undefined;
  if (typeof name !== "string" || !eventInput.shape.eventType.safeParse(name).success) return { issues: [] };
  const type = findEventType(name);
  if (type && !type.archived && !isOperational(type)) return { type, issues: [] };
  const state = type ? notPublished(type) : "is not in the event catalogue";
  return { issues: [{ itemId: itemPath(["eventType"], path), message: `${name} ${state}.`, validatorName: "event_type" }] };
}

function hashOf(input: EventInput, eventType: string, payload: Buffer): Buffer {
  const facts = JSON.stringify([eventType, input.companyId ?? null, input.generatedDate ?? null]);
  return createHash("sha256").update(facts).update(payload).digest();
}

function parsedEvent(path: string, input: EventInput, type: EventType, payload: Buffer): ParsedEvent {
  return {
    path,
    id: input.id,
    eventType: type.name,
    type,
    companyId: input.companyId,
    generatedDate: input.generatedDate === undefined ? undefined : new Date(input.generatedDate),
    payload,
    payloadValue: input.payload,
    hasReferenceCompany: Object.hasOwn(input.payload, "referenceCompany"),
    bodyHash: hashOf(input, type.name, payload),
  };
}

/** What a request's events came to: the good ones, and what is wrong with the others. */
export interface ParsedEvents {
  events: ParsedEvent[];
  issues: ValidationIssue[];
}

/**
 * Reads the body of `POST /events`: one event, or `{ events: [up to 1,000] }`.
 * @param body the request's bytes
 * @throws AppError `validation` for what is no event and no batch, `too_large` for a payload over MAX_PAYLOAD
 */
export function parseEvents(body: Buffer): ParsedEvents {
  const { values, pathOf, isBatch } = elementsOf(parseJson(body));
  const starts = eventStarts(body, isBatch);
  const issues: ValidationIssue[] = [];
  const events = values.flatMap((value, index) => {
    const path = pathOf(index);
    const { type, issues: typeIssues } = eventTypeOf(value, path);
    const shape = eventInput.safeParse(value);
    if (!shape.success) issues.push(...issuesOf(shape.error, path));
    issues.push(...typeIssues);
    if (!shape.success || !type) return [];
    const slice = memberSlices(body, starts[index] ?? 0).get("payload");
    const payload = slice ? body.subarray(slice.start, slice.end) : Buffer.alloc(0);
    if (payload.length > env().MAX_PAYLOAD) throw payloadTooLarge(path, payload.length);
    if (slice && slice.depth > MAX_DEPTH) {
      issues.push(tooDeep(itemPath(["payload"], path)));
      return [];
    }
    return [parsedEvent(path === "" ? "" : `${path}.`, shape.data, type, payload)];
  });
  return { events, issues };
}

function payloadTooLarge(path: string, size: number): AppError {
  const message = `The payload has ${size} bytes; at most ${env().MAX_PAYLOAD} are accepted. Send a link to large content instead.`;
  return new AppError("too_large", message, [{ itemId: itemPath(["payload"], path), message, validatorName: "max_size" }]);
}
