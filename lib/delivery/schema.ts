import { TIMED_HOLDS } from "@/lib/lanes/schema";

/** Statuses of a delivery (product.md R12). */
export const DELIVERY_STATUSES = ["Sending", "Attempting", "Success", "Failure", "Cancelled"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What a delivery may wait for: its place in the schedule, or the end of its lane's hold. */
export const WAITING_FOR = ["schedule", ...TIMED_HOLDS] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];
export const ATTEMPT_TRIGGERS = ["schedule", "manual", "replay", "test"] as const;
export const ATTEMPT_OUTCOMES = ["success", "failure", "cancelled"] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

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
