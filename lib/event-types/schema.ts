import { z } from "zod";

/** Parts of the catalogue, in the order they are shown. */
export const EVENT_TYPE_SOLUTIONS = ["platform", "bankFeeds", "expenses", "lending", "spendInsights", "legacy", "custom"] as const;
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
export const eventTypeAnswer = z.object({
  ...eventTypeSummary.shape,
  /** Other spellings that are accepted on input. */
  aliases: z.array(z.string()),
  /** In the language of the Accept-Language header; English where we don't speak it. */
  description: z.string(),
  /** Archived types may be neither published nor subscribed to. */
  archived: z.boolean(),
  /** JSON Schema (draft 2020-12) of the whole envelope. */
  schema: jsonObject,
  /** Messages as they could be sent: `value` is the whole envelope. */
  examples: z.array(z.object({ name: z.string(), value: jsonObject })),
});
export type EventTypeAnswer = z.infer<typeof eventTypeAnswer>;
export const eventTypeList = z.object({ results: z.array(eventTypeAnswer) });
