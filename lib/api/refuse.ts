import { ANSWER_HEADERS } from "@/lib/api/answer-headers";
import { errorAnswer } from "@/lib/api/error-response";
import type { Answer } from "@/lib/api/serve";
import { newCorrelationId } from "@/lib/ids";
import { log } from "@/lib/log";

const HEADERS = { ...ANSWER_HEADERS, "content-type": "application/json; charset=utf-8" };

/**
 * Whatever was thrown as the API's error object, noted in the log under its correlation id.
 * @param request what the log says beside it
 */
export function refuse(error: unknown, request: { method?: string; path?: string }, correlationId = newCorrelationId()): Answer {
  const { status, body, unexpected } = errorAnswer(error, correlationId);
  const fields = { correlationId, status, ...request, detailedErrorCode: body.detailedErrorCode };
  if (unexpected) log().error({ ...fields, err: error }, "api.failed");
  // The texts quote what was sent, so the caller reads them and the log has the rules' names.
  else log().info({ ...fields, rules: body.validation?.errors.map((issue) => issue.validatorName) }, "api.refused");
  const headers = { ...HEADERS, "x-correlation-id": correlationId, ...(status === 503 ? { "retry-after": "5" } : {}) };
  return { status, headers, body: JSON.stringify(body) };
}
