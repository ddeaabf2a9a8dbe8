import { createHmac, sign } from "node:crypto";
import { asymmetricKeyOf, kindOfKey, symmetricKeyOf } from "@/lib/consumers/secret-key";

const NOTHING = Buffer.alloc(0);

/**
 * A key of a consumer, ready to sign: it turns what is to be signed into one entry of the `webhook-signature` header.
 * @param start what stands before the body; the body's bytes are not copied behind it, unless the algorithm needs them so
 */
export type SigningKey = (start: string, body: Buffer | null) => string;

/**
 * Standard Webhooks: `whsec_…` signs with HMAC-SHA256 (`v1`), `whsk_…` with Ed25519 (`v1a`).
 * @param secret with its prefix
 */
export function signingKeyOf(secret: string): SigningKey {
  if (kindOfKey(secret) === "v1a") {
    const key = asymmetricKeyOf(secret);
    return (start, body) => `v1a,${sign(null, Buffer.concat([Buffer.from(start), body ?? NOTHING]), key).toString("base64")}`;
  }
  const key = symmetricKeyOf(secret);
  return (start, body) => {
    const hmac = createHmac("sha256", key).update(start);
    return `v1,${(body ? hmac.update(body) : hmac).digest("base64")}`;
  };
}
