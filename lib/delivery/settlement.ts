import type { ClaimedResend } from "@/lib/delivery/claim-deliveries";
import type { AttemptErrorCode, DeliveryStatus, NextReason } from "@/lib/delivery/schema";
import type { Exchange } from "@/lib/outbound/send-http";

/** The request as it went out, secrets masked. */
export interface SentRequest {
  method: string;
  url: string;
  headers: [string, string][];
  /** Only where the transformation changed it; else it is the message's envelope. */
  body: Buffer | null;
}

/** An attempt that has ended, with the decision about what comes next: all that settling writes. */
export interface Settlement {
  attemptId: string;
  messageId: string;
  consumerId: string;
  clientId: string;
  consumerVersion: number;
  /** `host:port`, for the circuit breaker. */
  host: string;
  leaseToken: string;
  /** Null outside the schedule. */
  slot: number | null;
  trigger: "schedule" | "manual" | "replay" | "test";
  resend: ClaimedResend | null;
  isProbe: boolean;
  startedAt: Date;
  durationMs: number;
  outcome: "success" | "failure" | "cancelled";
  errorCode: AttemptErrorCode | null;
  errorDetail: string | null;
  request: SentRequest | null;
  exchange: Exchange | null;
  transformation: { version: number; durationMs: number } | null;
  /** The receiver asked to be left alone until then. */
  pauseUntil: Date | null;
  /** The delivery from here on; for an attempt outside the schedule only a success changes it. */
  status: DeliveryStatus;
  nextSlot: number | null;
  nextAt: Date | null;
  nextReason: NextReason;
}
