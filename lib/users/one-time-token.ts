import { createHash, randomBytes } from "node:crypto";

export interface OneTimeToken {
  /** What the link carries; kept nowhere. */
  token: string;
  hash: Uint8Array<ArrayBuffer>;
}

/** SHA-256 is enough: a token has 256 random bits. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** A secret for a link that works once. */
export function newOneTimeToken(): OneTimeToken {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}
