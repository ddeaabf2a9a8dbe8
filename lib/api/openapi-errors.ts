import { ERROR_MEANINGS } from "@/lib/api/error-response";
import { errorAnswer } from "@/lib/api/error-schema";
import type { JsonSchema, SchemaCollection } from "@/lib/api/openapi-schemas";
import { isRawBody, type Operation } from "@/lib/api/operation";
import type { ErrorCode } from "@/lib/errors";

interface Refusal {
  /** Its name among the document's responses. */
  name: string;
  description: string;
  example: { error: string; itemId?: string; validatorName?: string };
  headers?: readonly string[];
}

/** How much of its limit an API key has left. */
export const RATE_LIMIT_HEADERS = ["X-Rate-Limit-Limit", "X-Rate-Limit-Remaining", "X-Rate-Limit-Reset"];

/** What each status means to a caller. */
const REFUSALS: Record<number, Refusal> = {
  400: {
    name: "BadRequest",
    description: "The request is not valid, or a limit is reached. `validation.errors` names every culprit, 20 at most.",
    example: { error: "Choose at least one event type.", itemId: "eventTypes", validatorName: "too_small" },
  },
  401: {
    name: "Unauthorized",
    description: "The API key is missing, wrong or revoked.",
    example: { error: "Send a valid API key: Authorization: Basic base64(API_KEY), or Bearer API_KEY." },
    headers: ["WWW-Authenticate"],
  },
  403: {
    name: "Forbidden",
    description: "The API key is right, but lacks the scope, belongs to another client, or its client is suspended.",
    example: { error: "This API key may not do that. Use a key with the scope webhooks:manage." },
  },
  404: {
    name: "NotFound",
    description: "There is no such thing, or it is another client's: the two look the same.",
    example: { error: "Webhook consumer not found." },
  },
  409: {
    name: "Conflict",
    description: "It does not fit what is there: an id or an Idempotency-Key that was used for something else, or a state that forbids it.",
    example: { error: "This Idempotency-Key was used with another request. Use a new key for a new request." },
  },
  413: {
    name: "TooLarge",
    description: "The body, or an event's payload, is larger than what is accepted.",
    example: { error: "The body is larger than the 1048576 bytes that are accepted.", itemId: "body", validatorName: "max_size" },
  },
  429: {
    name: "RateLimited",
    description: "The API key has made too many requests. Wait as long as `Retry-After` says.",
    example: { error: "Too many requests with this API key. Try again in 2 seconds." },
    headers: ["Retry-After", ...RATE_LIMIT_HEADERS],
  },
  500: {
    name: "InternalError",
    description: "Our fault. The correlation id finds it in the service's log.",
    example: { error: "Something went wrong on our side. Quote the correlation id when you report it." },
  },
  503: {
    name: "Unavailable",
    description: "The service can't reach its database at the moment. Try again as `Retry-After` says.",
    example: { error: "The service can't reach its database at the moment. Try again in a few seconds." },
    headers: ["Retry-After"],
  },
};

/** Every response's headers, by name. */
export const RESPONSE_HEADERS = {
  "X-Correlation-Id": { description: "Finds the request in the service's log.", required: true, schema: { type: "string" } },
  "WWW-Authenticate": { description: "How to authenticate.", schema: { type: "string" } },
  "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } },
  "X-Rate-Limit-Limit": { description: "Requests the API key may make in a second.", schema: { type: "integer" } },
  "X-Rate-Limit-Remaining": { description: "Requests it may still make in this second.", schema: { type: "integer" } },
  "X-Rate-Limit-Reset": { description: "Seconds until the next.", schema: { type: "integer" } },
};

/** References to the headers of a response. */
export function headersOf(names: readonly string[] = []): JsonSchema {
  return Object.fromEntries(["X-Correlation-Id", ...names].map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Any request can meet these: 404 where an operator key names a client that is not there. */
const ALWAYS = [400, 401, 403, 404, 429, 500, 503];

/** The statuses a request for an operation may be refused with, in order. */
export function refusalStatuses({ method, request, errors }: Pick<Operation, "method" | "request" | "errors">): number[] {
  const takesBody = request.body !== undefined;
  // Where serve.ts keeps the answers of an Idempotency-Key, it may find another request's.
  const keepsAnswers = method === "POST" && !(request.body && isRawBody(request.body));
  const own = errors.map((code: ErrorCode) => ERROR_MEANINGS[code].status);
  return [...new Set([...ALWAYS, ...own, ...(takesBody ? [413] : []), ...(keepsAnswers ? [409] : [])])].sort((a, b) => a - b);
}

function exampleOf(status: number, { example }: Refusal): JsonSchema {
  const meaning = Object.values(ERROR_MEANINGS).find((one) => one.status === status);
  const { itemId, validatorName = "" } = example;
  return {
    statusCode: status,
    service: "Postrider",
    error: itemId ? `${itemId}: ${example.error}` : example.error,
    correlationId: "0f6c1d4be2a94a7f8d3b5e6071829304",
    validation: itemId ? { errors: [{ itemId, message: example.error, validatorName }], warnings: [] } : null,
    canBeRetried: meaning && !meaning.canBeRetried ? "False" : "True",
    detailedErrorCode: meaning?.detailedErrorCode ?? status * 10,
  };
}

/** The refusals as the document's `components.responses`. */
export function errorResponses(schemas: SchemaCollection): JsonSchema {
  const schema = schemas.add(errorAnswer, "output");
  return Object.fromEntries(
    Object.entries(REFUSALS).map(([status, refusal]) => [
      refusal.name,
      {
        description: refusal.description,
        headers: headersOf(refusal.headers),
        content: { "application/json": { schema, example: exampleOf(Number(status), refusal) } },
      },
    ]),
  );
}

/** An operation's refusals, by status. @throws Error for a status that REFUSALS does not describe */
export function refusalsOf(operation: Operation): JsonSchema {
  return Object.fromEntries(
    refusalStatuses(operation).map((status) => {
      const refusal = REFUSALS[status];
      if (!refusal) throw new Error(`The API reference does not say what ${status} means.`);
      return [String(status), { $ref: `#/components/responses/${refusal.name}` }];
    }),
  );
}
