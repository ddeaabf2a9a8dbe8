import type { Clock } from "@/lib/clock";
import type { ClaimedDelivery } from "@/lib/delivery/claim-deliveries";
import { decideNext } from "@/lib/delivery/decide-next";
import type { Sender } from "@/lib/delivery/load-senders";
import { prepareRequest } from "@/lib/delivery/prepare-request";
import { pauseAskedFor } from "@/lib/delivery/receiver-backoff";
import type { RetrySchedule } from "@/lib/delivery/retry-schedule";
import type { AttemptErrorCode } from "@/lib/delivery/schema";
import type { Settlement } from "@/lib/delivery/settlement";
import { type Transform, transformRequest } from "@/lib/delivery/transform-request";
import { newAttemptId } from "@/lib/ids";
import type { Connections } from "@/lib/outbound/connections";
import { checkUrl } from "@/lib/outbound/egress-policy";
import { type Exchange, sendHttp } from "@/lib/outbound/send-http";

/** What an attempt needs beside the delivery itself. */
export interface DeliverySettings {
  clock: Clock;
  connections: Connections;
  schedule: RetrySchedule;
  /** From name resolution to the end of the answer, in milliseconds. */
  timeoutMs: number;
  /** Runs a consumer's transformation. */
  transform: Transform;
}

type Attempted = Pick<Settlement, "outcome" | "request" | "exchange" | "transformation"> & {
  error: { code: AttemptErrorCode; detail: string | null } | null;
};

/** Success is a 200–299 answer in time; redirects are not followed (product.md S1). */
function errorOf(exchange: Exchange): Attempted["error"] {
  if (exchange.failure) return exchange.failure;
  const status = exchange.response?.status ?? 0;
  if (status >= 200 && status <= 299) return null;
  const code = status === 410 ? "gone" : status >= 300 && status <= 399 ? "redirect" : "http_status";
  return { code, detail: String(status) };
}

/** Transform, guard, sign, send. Where one of the first two refuses, nothing is sent. */
async function attempt(claimed: ClaimedDelivery, sender: Sender, settings: DeliverySettings, at: Date): Promise<Attempted> {
  const transformed = await transformRequest(claimed, sender, settings.transform);
  const { transformation } = transformed;
  const unsent = { request: null, exchange: null, transformation };
  if (transformed.kind === "failed") return { ...unsent, outcome: "failure", error: transformed.error };
  if (transformed.kind === "cancelled") return { ...unsent, outcome: "cancelled", error: null };
  const target = transformed.url === sender.url ? sender.target : checkUrl(transformed.url, settings.connections.policy);
  if (!target.ok) {
    const code = target.reason === "address" ? "address_denied" : "url_denied";
    return { ...unsent, outcome: "failure", error: { code, detail: target.reason } };
  }
  const { method, body, bodyChanged } = transformed;
  const { http, sent } = prepareRequest(claimed, sender, { method, url: target.url, body, bodyChanged }, at);
  const exchange = await sendHttp(settings.connections, sender.identity, http, settings.timeoutMs);
  const error = errorOf(exchange);
  // Refused by the guard once the name was resolved: nothing was sent either.
  const request = exchange.failure?.code === "address_denied" ? null : sent;
  return { request, exchange, transformation, outcome: error ? "failure" : "success", error };
}

function triggerOf(claimed: ClaimedDelivery): Settlement["trigger"] {
  return claimed.resend?.trigger ?? (claimed.isTest ? "test" : "schedule");
}

/**
 * One attempt of one delivery, from the claim to the decision about what comes next. The caller settles.
 * @returns what to settle; a receiver's fault is an outcome, never an exception
 */
export async function deliver(claimed: ClaimedDelivery, sender: Sender, settings: DeliverySettings): Promise<Settlement> {
  const startedAt = settings.clock.now();
  const started = performance.now();
  const attempted = await attempt(claimed, sender, settings, startedAt);
  const { outcome, error, exchange } = attempted;
  const endedAt = settings.clock.now();
  const pauseUntil = exchange?.response ? pauseAskedFor(exchange.response.status, exchange.response.headers, endedAt) : null;
  const next = decideNext(claimed, { outcome, errorCode: error?.code ?? null, endedAt, pauseUntil }, settings.schedule);
  // Property by property: spreading objects into one of this size costs as much as signing it.
  return {
    attemptId: newAttemptId(startedAt),
    messageId: claimed.messageId,
    consumerId: claimed.consumerId,
    clientId: claimed.clientId,
    consumerVersion: sender.version,
    host: claimed.host,
    leaseToken: claimed.leaseToken,
    slot: claimed.slot,
    trigger: triggerOf(claimed),
    resend: claimed.resend,
    isProbe: claimed.isProbe,
    startedAt,
    durationMs: exchange?.timing.total ?? performance.now() - started,
    outcome,
    errorCode: error?.code ?? null,
    errorDetail: error?.detail ?? null,
    request: attempted.request,
    exchange,
    transformation: attempted.transformation,
    pauseUntil,
    status: next.status,
    nextSlot: next.nextSlot,
    nextAt: next.nextAt,
    nextReason: next.nextReason,
  };
}
