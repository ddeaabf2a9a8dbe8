import { hash, randomBytes } from "node:crypto";

const MARKS = { client: "prk_", operator: "pro_", integration: "pri_" } as const;

/** `client` keys act for their one client, `operator` keys for any client named in X-Client-Id, an `integration` key is Zapier's. */
export type KeyKind = keyof typeof MARKS;

/** A new API key. `key` is shown once and never stored; `prefix` is what people recognise it by; `hash` finds it again. */
export interface GeneratedKey {
  key: string;
  prefix: string;
  hash: Buffer;
}

/** SHA-256 of a key. A key carries 256 random bits, so a slow hash would add nothing but latency to every call. */
export function hashKey(key: string): Buffer {
  return hash("sha256", key, "buffer");
}

/** Makes a key: its kind's mark and 32 random bytes in base64url. */
export function generateKey(kind: KeyKind): GeneratedKey {
  const key = MARKS[kind] + randomBytes(32).toString("base64url");
  return { key, prefix: key.slice(0, 8), hash: hashKey(key) };
}
