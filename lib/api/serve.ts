import { authorize } from "@/lib/access/authorize";
import { ANSWER_HEADERS } from "@/lib/api/answer-headers";
import { type AuthenticationContext, authenticate } from "@/lib/api/authenticate";
import { answerOnce, readIdempotencyKey } from "@/lib/api/idempotency";
import { OPENAPI_PATH } from "@/lib/api/openapi";
import { openApiAnswer } from "@/lib/api/openapi-answer";
import { isRawBody, type Operation } from "@/lib/api/operation";
import { countRequest } from "@/lib/api/rate-limit";
import { stringifyWithRaw } from "@/lib/api/raw-json";
import { type BodyReader, webBodyReader } from "@/lib/api/read-body";
import { refuse } from "@/lib/api/refuse";
import { noteRequest } from "@/lib/api/request-metrics";
import { routeTable } from "@/lib/api/route-table";
import { operations } from "@/lib/api/v1";
import { validateBody, validateParams, validateQuery } from "@/lib/api/validate-request";
import { AppError } from "@/lib/errors";
import { newCorrelationId } from "@/lib/ids";
import type { RequestHead } from "@/lib/request-head";

interface ServeContext extends AuthenticationContext {
  readBody: BodyReader;
}

/** What belongs to one request: `headers` are added to its answer, whatever that will be; `place.route` is its operation's path, once it is known. */
type RequestServing = ServeContext & { correlationId: string; headers: Record<string, string>; place: { route: string } };

/** An answer before it becomes a Response, so that a server of its own need not make one. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** JSON text; null for an answer without a body. */
  body: string | null;
}

const match = routeTable(operations);

const JSON_HEADERS = { ...ANSWER_HEADERS, "content-type": "application/json; charset=utf-8" };

function answerText(operation: Operation, result: unknown): string | null {
  const { schema, asBuilt } = operation.success;
  if (!schema) return null;
  return stringifyWithRaw(asBuilt ? result : schema.parse(result));
}

async function runOperation(
  operation: Operation,
  params: Record<string, string>,
  request: RequestHead,
  context: RequestServing,
): Promise<Answer> {
  const access = await authenticate(request, context);
  if (access.kind === "key") await countRequest(access.keyId, context.headers);
  authorize(access, operation.permission);
  const { scope } = access;
  const { url } = request;
  const valid = { params: validateParams(operation, params), query: validateQuery(operation, url.searchParams) };
  const idempotencyKey = operation.method === "POST" ? readIdempotencyKey(request.headers) : undefined;
  const body = await validateBody(operation, request.headers, context.readBody);
  const run = async () => {
    const result = await operation.run({
      scope,
      ...valid,
      body: body.value,
      request: {
        url,
        access,
        correlationId: context.correlationId,
        idempotencyKey,
        acceptLanguage: request.headers.get("accept-language"),
      },
    });
    return { status: (operation.success.statusOf?.(result) ?? operation.success.status) as number, body: answerText(operation, result) };
  };
  // A raw operation keeps its own ledger of what was sent before.
  const isRaw = operation.request.body !== undefined && isRawBody(operation.request.body);
  const answer =
    idempotencyKey === undefined || isRaw
      ? await run()
      : await answerOnce(scope, { key: idempotencyKey, route: `POST ${url.pathname}`, bytes: body.bytes }, run);
  return { ...answer, headers: answer.body === null ? ANSWER_HEADERS : JSON_HEADERS };
}

function allowed(allow: string): Answer {
  return { status: 204, headers: { ...ANSWER_HEADERS, allow }, body: null };
}

/** Browsers answer a Basic challenge to a script's request with a sign-in dialogue of their own, so they are not sent one. */
function challenge(request: RequestHead): string {
  return request.headers.has("sec-fetch-mode") ? 'Bearer realm="postrider"' : 'Basic realm="postrider", charset="UTF-8"';
}

function refuseRequest(error: unknown, request: RequestHead, correlationId: string): Answer {
  const refusal = refuse(error, { method: request.method, path: request.url.pathname }, correlationId);
  return refusal.status === 401 ? { ...refusal, headers: { ...refusal.headers, "www-authenticate": challenge(request) } } : refusal;
}

function refuseMethod(request: RequestHead, allow: string, correlationId: string): Answer {
  const refusal = refuseRequest(
    new AppError("method_not_allowed", `${request.method} is not possible here; ${allow} are.`),
    request,
    correlationId,
  );
  return { ...refusal, headers: { ...refusal.headers, allow } };
}

/** The API's own description, which is no operation: it belongs to no client. */
function serveDocument(request: RequestHead, correlationId: string): Answer {
  const { method, headers } = request;
  const allow = "GET, HEAD, OPTIONS";
  if (method === "OPTIONS") return allowed(allow);
  return method === "GET" || method === "HEAD" ? openApiAnswer(headers) : refuseMethod(request, allow, correlationId);
}

async function route(request: RequestHead, context: RequestServing): Promise<Answer> {
  const { url } = request;
  if (url.pathname === OPENAPI_PATH) return serveDocument(request, context.correlationId);
  const found = match(request.method, url.pathname);
  if (found.found === "operation") context.place.route = found.operation.path;
  if (found.found === "nothing") throw new AppError("not_found", `There is nothing at ${url.pathname}.`);
  if (request.method === "OPTIONS") return allowed(found.allow);
  if (found.found === "path") return refuseMethod(request, found.allow, context.correlationId);
  return runOperation(found.operation, found.params, request, context);
}

/**
 * Answers a request to `/api/v1`: route, authenticate, authorise, validate, run, answer. Knows no framework and never throws:
 * whatever fails becomes the API's error object.
 */
export async function answer(request: RequestHead, context: ServeContext): Promise<Answer> {
  const correlationId = newCorrelationId();
  const serving = { ...context, correlationId, headers: { "x-correlation-id": correlationId }, place: { route: "none" } };
  const answered = await route(request, serving).catch((error) => refuseRequest(error, request, correlationId));
  noteRequest(request.method, serving.place.route, answered.status);
  return { ...answered, headers: { ...answered.headers, ...serving.headers } };
}

/** `answer` as a web Response. */
export async function serve(request: Request, context: AuthenticationContext): Promise<Response> {
  const { method, headers: sent } = request;
  const { status, headers, body } = await answer(
    { method, url: new URL(request.url), headers: sent },
    { ...context, readBody: webBodyReader(request) },
  );
  return new Response(method === "HEAD" ? null : body, { status, headers });
}
