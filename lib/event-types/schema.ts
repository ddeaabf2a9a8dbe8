import { z } from "zod";

/** Parts of the catalogue, in the order they are shown. */
export const EVENT_TYPE_SOLUTIONS = [
  "platform",
  "bankFeeds",
  "expenses",
  "lending",
  "spendInsights",
  "operational",
  "legacy",
  "custom",
] as const;
export type EventTypeSolution = (typeof EVENT_TYPE_SOLUTIONS)[number];

/** What the portal needs to know of an event type to let someone choose it. */
export const eventTypeSummary = z.object({
  name: z.string(),
  solution: z.enum(EVENT_TYPE_SOLUTIONS),
  /** Within the solution: `company`, `connection`, `read`, `write`, `clientRateLimit`; null where it has no groups. */
  group: z.string().nullable(),
  deprecated: z.boolean(),
  replacedBy: z.string().nullable(),
});
export type EventTypeSummary = z.infer<typeof eventTypeSummary>;

/** A JSON object whose content is not ours to describe. */
const jsonObject = z.record(z.string(), z.unknown());

/** An event type as the API answers it. */
export const eventTypeAnswer = z
  .object({
    ...eventTypeSummary.shape,
    aliases: z.array(z.string()).describe("Other spellings that are accepted on input."),
    description: z.string().describe("In the language of the Accept-Language header; English where we don't speak it."),
    archived: z.boolean().describe("Archived types may be neither published nor subscribed to."),
    schema: jsonObject.describe("JSON Schema (draft 2020-12) of the whole envelope."),
    examples: z
      .array(z.object({ name: z.string(), value: jsonObject.describe("The whole envelope.") }))
      .describe("Messages as they could be sent."),
  })
  .meta({ id: "EventType" });
export type EventTypeAnswer = z.infer<typeof eventTypeAnswer>;
export const eventTypeList = z.object({ results: z.array(eventTypeAnswer) }).meta({ id: "EventTypeList" });

export const MAX_EVENT_TYPE_NAME = 128;
export const MAX_EXAMPLES = 10;
/** Of a payload's schema, and of each example, as JSON text. */
export const MAX_SCHEMA_LENGTH = 65_536;

const description = z.string().trim().min(1).max(500).nullable();

/** What an operator says of an event type, beside its name. */
const ownEventType = z.strictObject({
  group: z.string().trim().min(1).max(64).nullable().describe("Its heading in the catalogue."),
  description: z.strictObject({ en: description, fr: description }),
  payloadSchema: jsonObject.describe("JSON Schema (draft 2020-12) of the envelope's payload."),
  examples: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(128), payload: jsonObject }))
    .min(1, "Give one example at least: tests are sent with it.")
    .max(MAX_EXAMPLES)
    .describe("Payloads, each valid by the schema."),
});

/** Input of creating an event type of the operator's own. */
export const createEventTypeInput = ownEventType.extend({
  name: z
    .string()
    .max(MAX_EVENT_TYPE_NAME)
    .regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/, "Use letters and digits in parts joined by dots, for example order.shipped."),
  group: ownEventType.shape.group.default(null),
  description: ownEventType.shape.description.default({ en: null, fr: null }),
});
export type CreateEventTypeInput = z.infer<typeof createEventTypeInput>;

/** Input of changing one: what is left out stays as it is. */
export const updateEventTypeInput = ownEventType.partial();
export type UpdateEventTypeInput = z.infer<typeof updateEventTypeInput>;

/** An event type of the operator's own, as whoever edits it sees it. */
export const ownEventTypeAnswer = ownEventType.extend({
  name: z.string(),
  deprecated: z.boolean(),
  replacedBy: z.string().nullable(),
  archived: z.boolean(),
  created: z.iso.datetime(),
  createdBy: z.string(),
  modified: z.iso.datetime(),
  modifiedBy: z.string(),
});
export type OwnEventType = z.infer<typeof ownEventTypeAnswer>;

/** An event type as it stands in a form. */
export const reviewEventTypeInput = z.strictObject({
  name: z.string().max(MAX_EVENT_TYPE_NAME),
  /** Whether messages of it may have been accepted. */
  isKnown: z.boolean(),
  payloadSchema: jsonObject,
  examples: z.array(z.strictObject({ name: z.string(), payload: jsonObject })).max(MAX_EXAMPLES),
});
export type ReviewEventTypeInput = z.infer<typeof reviewEventTypeInput>;

/** What is wrong with it, and which of the latest messages its schema would refuse. */
export interface EventTypeReview {
  issues: { itemId: string; message: string; validatorName: string }[];
  messages: { checked: number; refused: number; first: { messageId: string; path: string; message: string } | null };
}

/** Who takes an event type. */
export interface Subscribers {
  consumers: number;
  clients: number;
}

export const deprecateEventTypeInput = z.strictObject({
  name: z.string().max(MAX_EVENT_TYPE_NAME),
  deprecated: z.boolean(),
  replacedBy: z.string().max(MAX_EVENT_TYPE_NAME).nullable(),
});
