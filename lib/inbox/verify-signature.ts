import type { SigningKey } from "@/lib/delivery/signing-key";
import type { SignatureVerdict } from "@/lib/inbox/schema";

/** How far a timestamp may be from the arrival, in milliseconds: what Standard Webhooks' libraries allow. */
const TOLERANCE_MS = 5 * 60_000;

/** What arrived, as far as signatures go. */
export interface SignedRequest {
  headers: readonly (readonly [string, string])[];
  body: Buffer;
  /** `body` is only the beginning. */
  truncated: boolean;
  received: Date;
}

/** A secret that was live when the request arrived. */
export interface LiveKey {
  sign: SigningKey;
  /** It signs along until it expires. */
  earlier: boolean;
}

function header({ headers }: SignedRequest, name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

/**
 * Judges a request's signature as a receiver that follows Standard Webhooks does, and says why.
 * @param keys the consumer's secrets
 */
export function verifySignature(request: SignedRequest, keys: readonly LiveKey[]): SignatureVerdict {
  const [id, timestamp, signature] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => header(request, name));
  if (!id || !timestamp || !signature) return { verdict: "missing", reason: "noHeaders" };
  if (!/^\d{1,12}$/.test(timestamp)) return { verdict: "wrong", reason: "malformed" };
  if (Math.abs(Number(timestamp) * 1_000 - request.received.getTime()) > TOLERANCE_MS) return { verdict: "wrong", reason: "tolerance" };
  if (request.truncated) return { verdict: "unknown", reason: "truncated" };
  const given = new Set(signature.split(" "));
  const matching = keys.filter(({ sign }) => given.has(sign(`${id}.${timestamp}.`, request.body)));
  if (matching.length === 0) return { verdict: "wrong", reason: "noMatch" };
  return { verdict: "verified", reason: matching.some(({ earlier }) => !earlier) ? "currentSecret" : "earlierSecret" };
}
