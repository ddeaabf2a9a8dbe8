import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import { AppError, type ValidationIssue } from "@/lib/errors";
import { findEventType } from "@/lib/event-types/catalogue";
import type { EventType } from "@/lib/event-types/event-type";
import { elementSlices, memberSlices, rootStart } from "@/lib/messages/json-slices";
import { type EventInput, eventBatchInput, eventInput } from "@/lib/messages/schema";
import { invalid, issuesOf, MAX_ISSUES } from "@/lib/validation";

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

function checkShape(value: unknown): EventInput[] {
  const isBatch = typeof value === "object" && value !== null && "events" in value;
  const result = isBatch ? eventBatchInput.safeParse(value) : eventInput.safeParse(value);
  if (!result.success) throw invalid(issuesOf(result.error));
  return "events" in result.data ? (result.data.events as EventInput[]) : [result.data as EventInput];
}

/** The bytes of each event in the request, in order. */
function eventSlices(body: Buffer, isBatch: boolean): Map<string, Buffer>[] {
  const root = rootStart(body);
  const starts = isBatch ? elementSlices(body, memberSlices(body, root).get("events")?.start ?? root).map(({ start }) => start) : [root];
  return starts.map((start) => new Map([...memberSlices(body, start)].map(([key, slice]) => [key, body.subarray(slice.start, slice.end)])));
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

/**
 * Reads the body of `POST /events`: one event, or `{ events: [up to 1,000] }`.
 * @param body the request's bytes
 * @throws AppError `validation` naming every bad event (twenty at most), `too_large` for a payload over MAX_PAYLOAD
 */
export function parseEvents(body: Buffer): ParsedEvent[] {
  const value = parseJson(body);
  const inputs = checkShape(value);
  const isBatch = "events" in (value as object);
  const slices = eventSlices(body, isBatch);
  const issues: ValidationIssue[] = [];
  const events = inputs.flatMap((input, index) => {
    const path = isBatch ? `events[${index}].` : "";
    const payload = slices[index]?.get("payload") ?? Buffer.alloc(0);
    if (payload.length > env().MAX_PAYLOAD) throw payloadTooLarge(path, payload.length);
    const type = findEventType(input.eventType);
    if (type && !type.archived) return [parsedEvent(path, input, type, payload)];
    const state = type ? "is archived, so no more events of it are accepted" : "is not in the event catalogue";
    issues.push({ itemId: `${path}eventType`, message: `${input.eventType} ${state}.`, validatorName: "event_type" });
    return [];
  });
  if (issues.length > 0) throw invalid(issues.slice(0, MAX_ISSUES));
  return events;
}

function payloadTooLarge(path: string, size: number): AppError {
  const message = `The payload has ${size} bytes; at most ${env().MAX_PAYLOAD} are accepted. Send a link to large content instead.`;
  return new AppError("too_large", message, [{ itemId: `${path}payload`, message, validatorName: "max_size" }]);
}
