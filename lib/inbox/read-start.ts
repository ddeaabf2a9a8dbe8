import { KEPT_BODY } from "@/lib/inbox/schema";

/** What is read of a body before its sender is answered all the same. */
const READ_LIMIT = 1_024 * 1_024;

/** The beginning of a body, and what became of the rest. */
export interface BodyStart {
  body: Buffer;
  /** Bytes that were read. */
  size: number;
  /** There was more than is kept. */
  truncated: boolean;
}

/** Reads a body to its end or to the limit, and keeps its beginning. Rejects where the sender breaks off. */
export async function readStart(chunks: AsyncIterable<Uint8Array>): Promise<BodyStart> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (size < KEPT_BODY) kept.push(chunk.subarray(0, KEPT_BODY - size));
    size += chunk.byteLength;
    if (size > READ_LIMIT) break;
  }
  return { body: Buffer.concat(kept), size, truncated: size > KEPT_BODY };
}
