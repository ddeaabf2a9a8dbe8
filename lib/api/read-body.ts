import { AppError } from "@/lib/errors";
import type { HeaderReader } from "@/lib/request-head";
import { invalid, MAX_DEPTH, tooDeep } from "@/lib/validation";

/** Reads a request's body to the end, or throws as soon as it has more bytes than the limit. */
export type BodyReader = (limit: number) => Promise<Buffer>;

export function bodyTooLarge(limit: number): AppError {
  return new AppError("too_large", `The body is larger than the ${limit} bytes that are accepted.`, [
    { itemId: "body", message: `Send at most ${limit} bytes.`, validatorName: "max_size" },
  ]);
}

/** The body reader of a web Request. The limit holds while reading, whatever Content-Length said. */
export function webBodyReader(request: Request): BodyReader {
  return async (limit) => {
    if (Number(request.headers.get("content-length") ?? 0) > limit) throw bodyTooLarge(limit);
    const chunks: Uint8Array[] = [];
    let size = 0;
    const reader = request.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.byteLength;
      if (size > limit) {
        await reader?.cancel();
        throw bodyTooLarge(limit);
      }
      chunks.push(part.value);
    }
    return Buffer.concat(chunks, size);
  };
}

/** Bodies are JSON in UTF-8, as they are. A missing Content-Type passes, because many callers forget it. */
export function checkContentHeaders(headers: HeaderReader): void {
  const type = headers.get("content-type");
  if (type !== null && !/^application\/([\w.+-]+\+)?json\s*(;\s*charset="?utf-?8"?\s*)?$/i.test(type.trim())) {
    throw invalid([
      { itemId: "headers.Content-Type", message: "Send JSON with Content-Type: application/json.", validatorName: "content_type" },
    ]);
  }
  const encoding = headers.get("content-encoding");
  if (encoding !== null && encoding.trim().toLowerCase() !== "identity") {
    throw invalid([{ itemId: "headers.Content-Encoding", message: "Send the body uncompressed.", validatorName: "content_encoding" }]);
  }
}

function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** @throws AppError `validation` on `body` when the bytes are missing, not UTF-8, not JSON, or nested too deep */
export function parseJsonBody(bytes: Buffer): unknown {
  const value = parseJson(bytes);
  if (!isTooDeep(value)) return value;
  throw invalid([tooDeep("body")]);
}

function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) throw invalid([{ itemId: "body", message: "Send a JSON body.", validatorName: "required" }]);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : "it is not valid UTF-8";
    throw invalid([{ itemId: "body", message: `The body is not JSON: ${reason}.`, validatorName: "json" }]);
  }
}
