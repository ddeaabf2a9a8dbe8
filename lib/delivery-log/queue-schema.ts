import { z } from "zod";
import { HOLDS } from "@/lib/lanes/schema";

/** Why a consumer's deliveries are not being attempted at this instant; `none` where they are due and free to go. */
export const QUEUE_REASONS = ["none", "schedule", ...HOLDS] as const;
export type QueueReason = (typeof QUEUE_REASONS)[number];

/** A backlog is counted no further, since it may be of millions and every look counts it. */
export const MAX_COUNTED = 10_000;

/** Consumers whose backlog is looked at: those whose work has waited longest. */
export const MAX_BACKLOGS = 200;
/** Of each backlog no more is counted. */
export const MAX_BACKLOG_COUNTED = 1_000;

/** What waits for one consumer. */
export const backlogAnswer = z.object({
  consumerId: z.uuid(),
  clientId: z.uuid(),
  clientName: z.string(),
  url: z.string(),
  waiting: z.number().int().describe("Counted to a bound, resends with it."),
  due: z.number().int().describe("And in nobody's hands."),
  inFlight: z.number().int().describe("Under a worker's lease."),
  oldestDue: z.iso.datetime().nullable().describe("Of what is due."),
  reason: z.enum(QUEUE_REASONS),
  until: z.iso.datetime().nullable().describe("When the hold ends, or the next slot is due; null where only a person ends it."),
});
export type BacklogAnswer = z.infer<typeof backlogAnswer>;

const reasonCount = z.object({ reason: z.enum(QUEUE_REASONS), consumers: z.number().int(), deliveries: z.number().int() });

/** The queue as it stands, over all clients. */
export const queueOverview = z.object({
  at: z.iso.datetime(),
  depth: z.number().int().describe("Deliveries still to be made, counted to a bound."),
  due: z.number().int().describe("Due, and free to go."),
  held: z.number().int().describe("Due, and held back by a pause, a breaker, a rate limit, or a person."),
  inFlight: z.number().int(),
  oldestDueSeconds: z.number().describe("Of what is free to go."),
  partial: z.boolean().describe("More wait than was counted: `due`, `held`, `inFlight` and the reasons are at least so many."),
  reasons: z.array(reasonCount),
  backlogs: z.array(backlogAnswer).describe("The largest first."),
  clients: z.array(
    z.object({ id: z.uuid(), name: z.string(), waiting: z.number().int(), due: z.number().int(), consumers: z.number().int() }),
  ),
  rate: z
    .array(z.object({ start: z.iso.datetime(), success: z.number().int(), failure: z.number().int(), cancelled: z.number().int() }))
    .describe("Attempts by five minutes of the last hour, the one under way last."),
});
export type QueueOverview = z.infer<typeof queueOverview>;
