import { env } from "@/lib/env";
import type { ValidationIssue } from "@/lib/errors";
import { checkEnvelope, type SchemaFinding } from "@/lib/event-types/check-envelope";
import type { ReferenceCompany } from "@/lib/messages/build-envelope";
import type { ParsedEvent } from "@/lib/messages/parse-events";
import { itemPath } from "@/lib/validation";

/** Enough to find the place and to say what is wrong; a payload's own keys may be any length. */
const MAX_ISSUE_LENGTH = 500;

/** What is checked: an event with the id and the date it is sent with. */
export interface DatedEvent {
  event: ParsedEvent;
  eventId: string;
  generatedDate: Date;
  company: ReferenceCompany | null;
}

/** The envelope as `buildEnvelope` writes it, parsed. */
function envelopeOf({ event, eventId, generatedDate, company }: DatedEvent): Record<string, unknown> {
  const payload = company && !event.hasReferenceCompany ? { ...event.payloadValue, referenceCompany: company } : event.payloadValue;
  return { id: eventId, eventType: event.eventType, generatedDate: generatedDate.toISOString(), payload };
}

function issueOf(event: ParsedEvent, finding: SchemaFinding): ValidationIssue {
  const itemId = `${event.path}${itemPath(finding.path)}`.replace(/\.$/, "").slice(0, MAX_ISSUE_LENGTH) || "body";
  const message = `${finding.message} The event catalogue has the schema of ${event.eventType}.`;
  return { itemId, message, validatorName: finding.keyword };
}

/** As it is kept with the message. PostgreSQL's text holds no NUL, and a payload's key may. */
function noteOf(finding: SchemaFinding): string {
  const note = `${itemPath(finding.path) || "envelope"}: ${finding.message}`.replaceAll(/\p{Cc}/gu, "\uFFFD");
  return note.length > MAX_ISSUE_LENGTH ? `${note.slice(0, MAX_ISSUE_LENGTH)}…` : note;
}

/** What checking an event against its type's schema found. */
export interface SchemaCheck {
  /** For the message, in `warn` mode. */
  note: string | null;
  /** For the refusal, in `enforce` mode. */
  issue: ValidationIssue | null;
}

const NOTHING: SchemaCheck = { note: null, issue: null };

/** Holds an event against its type's schema, by SCHEMA_MODE. */
export function checkSchema(dated: DatedEvent): SchemaCheck {
  const mode = env().SCHEMA_MODE;
  if (mode === "off") return NOTHING;
  const finding = checkEnvelope(dated.event.type, envelopeOf(dated));
  if (!finding) return NOTHING;
  return mode === "enforce" ? { note: null, issue: issueOf(dated.event, finding) } : { note: noteOf(finding), issue: null };
}
