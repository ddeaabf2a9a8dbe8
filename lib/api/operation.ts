import type { z } from "zod";
import type { Access } from "@/lib/access/actor";
import type { Permission } from "@/lib/access/roles";
import type { ErrorCode } from "@/lib/errors";
import type { Scope } from "@/lib/scope";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What an operation may want to know of its request beside the validated input. */
export interface RequestContext {
  url: URL;
  /** Who asks and what they may do, for the few operations whose answer depends on it. */
  access: Access;
  correlationId: string;
  /** The Idempotency-Key header, checked. For all but raw operations serve.ts has already acted on it. */
  idempotencyKey: string | undefined;
  /** The Accept-Language header, for answers that hold texts. */
  acceptLanguage: string | null;
}

/** A body handed over as the caller's own bytes, for operations that must not re-serialise them. */
export interface RawBody<B = unknown> {
  raw: true;
  /** Only a type: what reaches `run`. */
  carries?: B;
  /** Describes the body in the API's documentation; the operation validates by itself. */
  schema: z.ZodType;
  /** Largest body, in bytes. */
  limit: () => number;
  /** The path says all: whatever is sent makes no difference. */
  ignored?: boolean;
}

export interface OperationInput<P, Q, B> {
  scope: Scope;
  params: P;
  query: Q;
  body: B;
  request: RequestContext;
}

/** The parts of a request by schema. The output types reach `run`. */
interface RequestSchemas<P, Q, B> {
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B> | RawBody<B>;
}

interface Success<R> {
  status: 200 | 201 | 202 | 204;
  /** Where an answer of another kind has another status, one of `otherStatuses`. */
  statusOf?(result: R): 200 | 201 | 202 | 204;
  otherStatuses?: readonly (200 | 201 | 202 | 204)[];
  /** None for 204. Answers pass through it, so that what it does not name never leaves. */
  schema?: z.ZodType<R>;
  /** The answer is sent as `run` built it: for hot operations whose type alone guarantees the shape. */
  asBuilt?: boolean;
}

interface Examples {
  request?: unknown;
  response?: unknown;
}

/** What a record may leave out has a default in `operation`. */
interface OperationRecord<P, Q, B, R> {
  method: Method;
  /** Below `/api/v1`, with `{name}` for a parameter. */
  path: string;
  summary: string;
  /** Markdown for the API reference: what it does, and what a caller should know that the schemas don't say. */
  description?: string;
  /** Heading in the API reference. */
  tag: string;
  permission: Permission;
  request?: RequestSchemas<P, Q, B>;
  success: Success<R>;
  /** Refusals beside those every operation has (lib/api/openapi-errors.ts), for the API reference. */
  errors?: readonly ErrorCode[];
  /** For the API reference; a test holds them against the schemas. */
  examples?: Examples;
  run(input: OperationInput<P, Q, B>): Promise<R>;
}

/** An operation as the registry holds it: the types of its parts are only known to its own `run`. */
export interface Operation {
  method: Method;
  path: string;
  summary: string;
  description?: string;
  tag: string;
  permission: Permission;
  request: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType | RawBody };
  success: Success<unknown>;
  errors: readonly ErrorCode[];
  examples?: Examples;
  run(input: OperationInput<unknown, unknown, unknown>): Promise<unknown>;
}

/**
 * Defines an operation of the API in one record, from which routing, validation, authorisation, the refusals tests and the
 * API reference come.
 */
export function operation<P = Record<never, never>, Q = Record<never, never>, B = undefined, R = undefined>(
  record: OperationRecord<P, Q, B, R>,
): Operation {
  return { ...record, request: record.request ?? {}, errors: record.errors ?? [] };
}

/** @param schema describes the body; the operation validates by itself */
export function rawBody(schema: z.ZodType, limit: () => number): RawBody<Buffer> {
  return { raw: true, schema, limit };
}

export function isRawBody(body: z.ZodType | RawBody): body is RawBody {
  return "raw" in body;
}
