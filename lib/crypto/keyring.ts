import { createHash } from "node:crypto";
import { env } from "@/lib/env";

/** Bytes of a key id: enough to tell the few keys of a deployment apart, too few to tell anything about the key. */
export const KEY_ID_LENGTH = 4;

export interface SealingKey {
  /** The first bytes of the key's SHA-256. */
  id: Buffer;
  key: Buffer;
}

/** The keys of a deployment: one that seals, and all that may open. */
export interface Keyring {
  current: SealingKey;
  find(id: Uint8Array): SealingKey | undefined;
}

function sealingKey(base64: string): SealingKey {
  const key = Buffer.from(base64, "base64");
  if (key.length !== 32) throw new Error("A sealing key has 32 bytes.");
  return { id: createHash("sha256").update(key).digest().subarray(0, KEY_ID_LENGTH), key };
}

/**
 * @param current the key that seals from now on: 32 bytes in base64
 * @param earlier keys that still open what they sealed, while a rotation is under way
 */
export function makeKeyring(current: string, earlier: string[] = []): Keyring {
  const keys = [current, ...earlier].map(sealingKey);
  return {
    current: sealingKey(current),
    find: (id) => keys.find((key) => key.id.equals(id)),
  };
}

let deployed: Keyring | undefined;

/** The keyring of this process, from ENCRYPTION_KEY: the first seals, all open. */
export function keyring(): Keyring {
  const [current = "", ...earlier] = env().ENCRYPTION_KEY;
  deployed ??= makeKeyring(current, earlier);
  return deployed;
}
