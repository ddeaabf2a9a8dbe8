import { ANSWER_HEADERS } from "@/lib/api/answer-headers";
import { type OpenApiText, openApiText } from "@/lib/api/openapi";
import type { Answer } from "@/lib/api/serve";
import { operations } from "@/lib/api/v1";
import type { HeaderReader } from "@/lib/request-head";

/** It changes with the code only, so it is made once, for the first who asks. */
let kept: OpenApiText | undefined;

/** Whether one of the ETags in an If-None-Match header is this one. */
function isKnown(header: string | null, etag: string): boolean {
  const tags = header?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return tags.includes(etag) || tags.includes("*");
}

/** Answers `GET /api/v1/openapi.json`, which anyone may read: the document, or 304 for who has it already. */
export function openApiAnswer(headers: HeaderReader): Answer {
  kept ??= openApiText(operations);
  const { text, etag } = kept;
  const base = { ...ANSWER_HEADERS, etag, "cache-control": "no-cache", "access-control-allow-origin": "*" };
  if (isKnown(headers.get("if-none-match"), etag)) return { status: 304, headers: base, body: null };
  return { status: 200, headers: { ...base, "content-type": "application/json; charset=utf-8" }, body: text };
}
