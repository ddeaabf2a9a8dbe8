import { isUtf8 } from "node:buffer";

/** A character has four bytes at most, so truncation leaves up to three of a broken one. */
const MAX_BROKEN_TAIL = 3;

/** The body as text where it is UTF-8, but for a last character cut in two by our truncation; else as base64. */
export function bodyText(body: Buffer, truncated: boolean): { body: string; encoding: "utf8" | "base64" } {
  for (let cut = 0; cut <= (truncated ? MAX_BROKEN_TAIL : 0) && cut <= body.length; cut++) {
    const whole = body.subarray(0, body.length - cut);
    if (isUtf8(whole)) return { body: whole.toString("utf8"), encoding: "utf8" };
  }
  return { body: body.toString("base64"), encoding: "base64" };
}
