import type { JsonSchema } from "@/lib/event-types/json-schema";
import type { EventTypeSolution } from "@/lib/event-types/schema";
import { envelopeSchema } from "@/lib/event-types/schemas/envelope";

/** A message as it could be sent. */
export interface EventExample {
  /** Unique within the event type: `POST /webhooks/{id}/test` chooses by it. */
  name: string;
  /** The whole envelope. */
  value: Record<string, unknown>;
}

/** One entry of the catalogue: everything else about an event type (pages, validation, API) is derived from it. */
export interface EventType {
  /** The canonical name: what is stored, sent and answered. */
  name: string;
  /** Other spellings that are accepted on input. */
  aliases: readonly string[];
  solution: EventTypeSolution;
  /** Within the solution; null where it has no groups. */
  group: string | null;
  /** Its description, where it is not among the texts of lib/i18n: an operator's own type. */
  descriptions?: { en: string | null; fr: string | null };
  /** May still be published and subscribed to. */
  deprecated: boolean;
  replacedBy: string | null;
  /** May be neither published nor subscribed to. */
  archived: boolean;
  /** Of the whole envelope. */
  schema: JsonSchema;
  /** At least one, each valid by the schema. */
  examples: readonly EventExample[];
}

/** What a record says; the rest follows from it. */
interface EventTypeRecord {
  solution: EventTypeSolution;
  group?: string;
  aliases?: readonly string[];
  deprecated?: boolean;
  replacedBy?: string | null;
  /** Schema of the envelope's `payload`. */
  payload: JsonSchema;
  /** Payloads by the name of their example. */
  examples: Record<string, Record<string, unknown>>;
}

const EXAMPLE_ID = "5f0c7a52-93d1-4b0e-8f64-2a8d1c6e7b39";
const EXAMPLE_DATE = "2026-03-09T14:05:21.000Z";

/** An event type that comes with the product, from its record. */
export function eventType(name: string, record: EventTypeRecord): EventType {
  return {
    name,
    aliases: record.aliases ?? [],
    solution: record.solution,
    group: record.group ?? null,
    deprecated: record.deprecated ?? false,
    replacedBy: record.replacedBy ?? null,
    archived: false,
    schema: envelopeSchema(name, record.payload),
    examples: Object.entries(record.examples).map(([example, payload]) => ({
      name: example,
      value: { id: EXAMPLE_ID, eventType: name, generatedDate: EXAMPLE_DATE, payload },
    })),
  };
}
