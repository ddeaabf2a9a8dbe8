import { randomBytes } from "node:crypto";
import { errorAnswer } from "@/lib/api/error-response";
import type { Answer } from "@/lib/api/serve";
import { log } from "@/lib/log";

const HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff", "content-type": "application/json; charset=utf-8" };

/** Names one request in its answer and in the log. */
export function newCorrelationId(): string {
  return randomBytes(16).toString("hex");
}

/**
 * Whatever was thrown as the API's error object, noted in the log under its correlation id.
 * @param request what the log says beside it
 */
export function refuse(error: unknown, request: { method?: string; path?: string }, correlationId = newCorrelationId()): Answer {
  const { status, body, unexpected } = errorAnswer(error, correlationId);
  const fields = { correlationId, status, ...request };
  if (unexpected) log().error({ ...fields, err: error }, "api.failed");
  else log().info({ ...fields, reason: body.error }, "api.refused");
  const headers = { ...HEADERS, "x-correlation-id": correlationId, ...(status === 503 ? { "retry-after": "5" } : {}) };
  return { status, headers, body: JSON.stringify(body) };
}
