import { z } from "zod";
import { cursorPageOf } from "@/lib/api/pagination-schema";

/** Statuses of a delivery (product.md R12). */
export const DELIVERY_STATUSES = ["Sending", "Attempting", "Success", "Failure", "Cancelled"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const WAITING_FOR = ["schedule", "rateLimit", "pause", "breaker"] as const;
export const ATTEMPT_TRIGGERS = ["schedule", "manual", "replay", "test"] as const;
export const ATTEMPT_OUTCOMES = ["success", "failure", "cancelled"] as const;

/**
 * What can go wrong with an attempt, each with a sentence in the message catalogue (`errorCodes.<code>`). Stable: receivers' teams search for them.
 */
export const ATTEMPT_ERROR_CODES = [
  "http_status", // an answer outside 200–299
  "redirect", // a 3xx: redirects are not followed
  "gone", // 410: the consumer was disabled
  "timeout_connect",
  "timeout_response", // no complete headers in time
  "dns_not_found",
  "dns_failed",
  "dns_timeout",
  "connection_refused",
  "connection_reset",
  "connection_failed", // unreachable, and anything else before a byte was sent
  "tls_expired",
  "tls_untrusted",
  "tls_wrong_host",
  "tls_failed",
  "response_invalid", // not HTTP
  "response_headers_too_large",
  "address_denied", // the guard: not a public address
  "url_denied", // the guard: scheme, port or form of the URL
  "transformation_failed",
] as const;
export type AttemptErrorCode = (typeof ATTEMPT_ERROR_CODES)[number];

/** Why the next attempt is when it is, or why there is none. */
export const NEXT_REASONS = [
  "schedule",
  "pause",
  "exhausted",
  "succeeded",
  "cancelled",
  "gone",
  "disabled",
  "outsideSchedule",
  "deleted",
] as const;
export type NextReason = (typeof NEXT_REASONS)[number];

const instant = z.iso.datetime();

/** One message for one consumer, as the API answers it inside a Message. */
export const delivery = z.object({
  webhookId: z.uuid(),
  url: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  attemptCount: z.number().int(),
  slot: z.number().int(),
  slots: z.number().int(),
  nextAttemptAt: instant.nullable(),
  waitingFor: z.enum(WAITING_FOR).nullable(),
});
export type DeliveryAnswer = z.infer<typeof delivery>;

const headers = z.array(z.tuple([z.string(), z.string()]));

/** One HTTP request with its evidence (api.md, Shapes). */
export const attempt = z.object({
  id: z.string(),
  messageId: z.string(),
  webhookId: z.uuid(),
  number: z.number().int(),
  slot: z.number().int().nullable(),
  trigger: z.enum(ATTEMPT_TRIGGERS),
  triggeredBy: z.string().nullable(),
  replayId: z.uuid().nullable(),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  errorCode: z.enum(ATTEMPT_ERROR_CODES).nullable(),
  errorMessage: z.string().nullable(),
  startedAt: instant,
  durationMs: z.number(),
  request: z.object({ method: z.string(), url: z.string(), headers, body: z.string().optional() }).nullable(),
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
    .nullable(),
  remote: z.object({ address: z.string(), tlsVersion: z.string().nullable(), certificateExpires: instant.nullable() }).nullable(),
  transformation: z.object({ version: z.number().int(), durationMs: z.number() }).nullable(),
  next: z.object({ at: instant.nullable(), reason: z.enum(NEXT_REASONS) }),
});
export type AttemptAnswer = z.infer<typeof attempt>;
export const attemptPage = cursorPageOf(attempt);

/** A row of a consumer's own log: the delivery with what it is about and how its last attempt went. */
export const deliveryRow = z.object({
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
});
export type DeliveryRow = z.infer<typeof deliveryRow>;
export const deliveryRowPage = cursorPageOf(deliveryRow);

const counts = { success: z.number().int(), failure: z.number().int(), cancelled: z.number().int() };

/** Attempts of one consumer over time (api.md, Stats). */
export const stats = z.object({
  since: instant,
  until: instant,
  interval: z.string(),
  totals: z.object(counts),
  latencyMs: z.object({ p50: z.number().nullable(), p95: z.number().nullable(), p99: z.number().nullable() }),
  /** Deliveries that still have something to do; counted to 1,000 (`capped`), because a backlog may be long. */
  waiting: z.object({ sending: z.number().int(), attempting: z.number().int(), capped: z.boolean() }),
  buckets: z.array(z.object({ start: instant, ...counts, p50: z.number().nullable(), p95: z.number().nullable() })),
});
export type Stats = z.infer<typeof stats>;

/** Attempts of every consumer of a client over time, for the Endpoints list. */
export const activity = z.object({
  since: instant,
  until: instant,
  interval: z.string(),
  results: z.array(z.object({ webhookId: z.uuid(), ...counts, buckets: z.array(z.object({ start: instant, ...counts })) })),
});
export type Activity = z.infer<typeof activity>;
