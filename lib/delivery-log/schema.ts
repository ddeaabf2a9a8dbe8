import { z } from "zod";
import {
  ATTEMPT_ERROR_CODES,
  ATTEMPT_OUTCOMES,
  ATTEMPT_TRIGGERS,
  DELIVERY_STATUSES,
  NEXT_REASONS,
  WAITING_FOR,
} from "@/lib/delivery/schema";
import { cursorPageOf } from "@/lib/paging";

const instant = z.iso.datetime();

/** One message for one consumer, as the API answers it inside a Message. */
export const delivery = z
  .object({
    webhookId: z.uuid(),
    url: z.string(),
    status: z.enum(DELIVERY_STATUSES),
    attemptCount: z.number().int(),
    slot: z.number().int().describe("Attempts of the schedule that are used up."),
    slots: z.number().int().describe("Attempts the schedule has."),
    nextAttemptAt: instant.nullable().describe("null where nothing is left to do."),
    waitingFor: z.enum(WAITING_FOR).nullable().describe("What the next attempt waits for."),
  })
  .meta({ id: "Delivery" });
export type DeliveryAnswer = z.infer<typeof delivery>;

const headers = z.array(z.tuple([z.string(), z.string()]));

/** One HTTP request with its evidence (api.md, Shapes). */
export const attempt = z
  .object({
    id: z.string(),
    messageId: z.string(),
    webhookId: z.uuid(),
    webhookVersion: z.number().int().describe("The version of the webhook consumer's configuration that it used."),
    number: z.number().int(),
    slot: z.number().int().nullable().describe("Its place in the schedule; null outside it."),
    trigger: z.enum(ATTEMPT_TRIGGERS),
    triggeredBy: z.string().nullable().describe("Who asked for it, where a person or key did."),
    replayId: z.uuid().nullable(),
    outcome: z.enum(ATTEMPT_OUTCOMES),
    errorCode: z.enum(ATTEMPT_ERROR_CODES).nullable().describe("Stable: what went wrong."),
    errorMessage: z.string().nullable(),
    startedAt: instant,
    durationMs: z.number(),
    request: z
      .object({ method: z.string(), url: z.string(), headers, body: z.string().optional() })
      .nullable()
      .describe("As it was sent; null where nothing was: refused by the guard, or a transformation that failed or cancelled."),
    response: z
      .object({ status: z.number().int(), headers, body: z.string(), truncated: z.boolean(), encoding: z.enum(["utf8", "base64"]) })
      .nullable(),
    timing: z
      .object({
        dns: z.number().nullable(),
        connect: z.number().nullable(),
        tls: z.number().nullable(),
        firstByte: z.number().nullable(),
        total: z.number(),
      })
      .nullable()
      .describe("In milliseconds."),
    remote: z.object({ address: z.string(), tlsVersion: z.string().nullable(), certificateExpires: instant.nullable() }).nullable(),
    transformation: z.object({ version: z.number().int(), durationMs: z.number() }).nullable(),
    next: z.object({ at: instant.nullable(), reason: z.enum(NEXT_REASONS) }).describe("When it is tried again, or why it is not."),
  })
  .meta({ id: "Attempt" });
export type AttemptAnswer = z.infer<typeof attempt>;
export const attemptPage = cursorPageOf(attempt);

/** A row of a consumer's own log: the delivery with what it is about and how its last attempt went. */
export const deliveryRow = z
  .object({
    messageId: z.string(),
    eventType: z.string(),
    company: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    isTest: z.boolean(),
    created: instant,
    status: z.enum(DELIVERY_STATUSES),
    attemptCount: z.number().int(),
    slot: z.number().int(),
    slots: z.number().int(),
    nextAttemptAt: instant.nullable(),
    waitingFor: z.enum(WAITING_FOR).nullable(),
    /** Outcome of every attempt, oldest first, for the attempt pips. */
    outcomes: z.array(z.enum(ATTEMPT_OUTCOMES)),
    lastAttempt: z
      .object({
        id: z.string(),
        startedAt: instant,
        durationMs: z.number(),
        status: z.number().int().nullable(),
        errorCode: z.enum(ATTEMPT_ERROR_CODES).nullable(),
        trigger: z.enum(ATTEMPT_TRIGGERS),
        triggeredBy: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: "DeliveryRow" });
export type DeliveryRow = z.infer<typeof deliveryRow>;
export const deliveryRowPage = cursorPageOf(deliveryRow);

const counts = { success: z.number().int(), failure: z.number().int(), cancelled: z.number().int() };

const percentile = z.number().nullable();

/** A range cut into buckets, its attempts counted and their latencies measured. */
const countedRange = {
  since: instant,
  until: instant,
  interval: z.string().describe("Of a bucket: an ISO 8601 duration."),
  totals: z.object(counts),
  latencyMs: z.object({ p50: percentile, p95: percentile, p99: percentile }),
  buckets: z.array(z.object({ start: instant, ...counts, p50: percentile, p95: percentile })),
};

/** Attempts of one consumer over time (api.md, Stats). */
export const stats = z
  .object({
    ...countedRange,
    /** Deliveries that still have something to do; counted to 1,000 (`capped`), because a backlog may be long. */
    waiting: z.object({ sending: z.number().int(), attempting: z.number().int(), capped: z.boolean() }),
  })
  .meta({ id: "Stats" });
export type Stats = z.infer<typeof stats>;

/** Attempts of every consumer of a client over time, for the Endpoints list. */
export const activity = z
  .object({
    since: instant,
    until: instant,
    interval: z.string(),
    results: z.array(z.object({ webhookId: z.uuid(), ...counts, buckets: z.array(z.object({ start: instant, ...counts })) })),
  })
  .meta({ id: "Activity" });
export type Activity = z.infer<typeof activity>;

/** All attempts of a client, or of one of its consumers, over time: what failed most, and why. */
export const activityOverview = z.object({
  ...countedRange,
  /** Consumers with failures, most first; deleted ones too, since their failures are in the totals. */
  failing: z.array(z.object({ webhookId: z.uuid(), url: z.string(), deleted: z.boolean(), ...counts })),
  /** Failures by what went wrong. `complete` is false where only the latest of a consumer were looked at. */
  causes: z.object({
    complete: z.boolean(),
    results: z.array(
      z.object({
        webhookId: z.uuid(),
        errorCode: z.enum(ATTEMPT_ERROR_CODES).nullable(),
        /** Of the response, where there was one. */
        status: z.number().int().nullable(),
        count: z.number().int(),
      }),
    ),
  }),
});
export type ActivityOverview = z.infer<typeof activityOverview>;
