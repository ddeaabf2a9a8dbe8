import type { z } from "zod";
import { isRawBody, type Operation } from "@/lib/api/operation";
import { type BodyReader, checkContentHeaders, parseJsonBody } from "@/lib/api/read-body";
import type { HeaderReader } from "@/lib/request-head";
import { invalid, issuesOf, itemPath } from "@/lib/validation";

/** Bodies of all operations but those that say otherwise. */
const MAX_BODY = 1_048_576;

/** PostgreSQL text can't hold the NUL character, so it is refused wherever it comes in. */
const NUL = "\u0000";

function refuseNul(value: unknown, root: string): void {
  const open: { value: unknown; path: PropertyKey[] }[] = [{ value, path: [] }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { path } = item;
    if (typeof item.value === "string" && item.value.includes(NUL)) {
      throw invalid([
        { itemId: itemPath(path, root) || "body", message: "Leave out the NUL character; it can't be stored.", validatorName: "nul" },
      ]);
    }
    if (typeof item.value === "object" && item.value !== null) {
      const isList = Array.isArray(item.value);
      for (const [key, inner] of Object.entries(item.value)) open.push({ value: inner, path: [...path, isList ? Number(key) : key] });
    }
  }
}

/** @param root `path`, `query`, or nothing for the body: the beginning of the culprit's name */
function validate(schema: z.ZodType, value: unknown, root: string): unknown {
  const result = schema.safeParse(value);
  if (!result.success) throw invalid(issuesOf(result.error, root));
  return result.data;
}

export function validateParams(operation: Operation, params: Record<string, string>): unknown {
  return operation.request.params ? validate(operation.request.params, params, "path") : {};
}

/** Each query parameter counts once: of two, one would be silently lost. */
export function validateQuery(operation: Operation, search: URLSearchParams): unknown {
  if (!operation.request.query) return {};
  const seen = new Map<string, string>();
  for (const [name, value] of search) {
    if (seen.has(name)) throw invalid([{ itemId: `query.${name}`, message: "This parameter is given twice.", validatorName: "repeated" }]);
    seen.set(name, value);
  }
  const values = Object.fromEntries(seen);
  refuseNul(values, "query");
  return validate(operation.request.query, values, "query");
}

export interface ValidBody {
  value: unknown;
  /** As received; empty where the operation takes no body. */
  bytes: Buffer;
}

export async function validateBody(operation: Operation, headers: HeaderReader, read: BodyReader): Promise<ValidBody> {
  const { body } = operation.request;
  if (!body) return { value: undefined, bytes: Buffer.alloc(0) };
  checkContentHeaders(headers);
  if (isRawBody(body)) {
    const bytes = await read(body.limit());
    return { value: bytes, bytes };
  }
  const bytes = await read(MAX_BODY);
  // Where nothing has to be said, nothing may be sent.
  const unsaid = bytes.length === 0 ? body.safeParse({}) : undefined;
  if (unsaid?.success) return { value: unsaid.data, bytes };
  const json = parseJsonBody(bytes);
  // A NUL can only come in escaped, so nearly every body is spared the walk.
  if (bytes.includes("\\u0000")) refuseNul(json, "");
  return { value: validate(body, json, ""), bytes };
}
