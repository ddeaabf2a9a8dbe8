import type { SigningKey } from "@/lib/delivery/signing-key";

/**
 * The headers of Standard Webhooks: a signature of `id.timestamp.body` by each key, the current one first.
 * @param at instant of the attempt; signed in whole seconds
 * @param body the very bytes that are sent; null signs an empty body
 */
export function signRequest(messageId: string, at: Date, body: Buffer | null, keys: readonly SigningKey[]): [string, string][] {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const start = `${messageId}.${timestamp}.`;
  return [
    ["webhook-id", messageId],
    ["webhook-timestamp", timestamp],
    ["webhook-signature", keys.map((sign) => sign(start, body)).join(" ")],
  ];
}
