import { createHmac, sign } from "node:crypto";
import { asymmetricKeyOf, kindOfKey, symmetricKeyOf } from "@/lib/consumers/secret-key";

/** A key of a consumer, ready to sign: it turns what is to be signed into one entry of the `webhook-signature` header. */
export type SigningKey = (content: Buffer) => string;

/**
 * Standard Webhooks: `whsec_…` signs with HMAC-SHA256 (`v1`), `whsk_…` with Ed25519 (`v1a`).
 * @param secret with its prefix
 */
export function signingKeyOf(secret: string): SigningKey {
  if (kindOfKey(secret) === "v1a") {
    const key = asymmetricKeyOf(secret);
    return (content) => `v1a,${sign(null, content, key).toString("base64")}`;
  }
  const key = symmetricKeyOf(secret);
  return (content) => `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
}
