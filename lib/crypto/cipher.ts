import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { KEY_ID_LENGTH, type Keyring, keyring } from "@/lib/crypto/keyring";

/** Layout of a sealed value: version (1 byte), key id (4), nonce (12), tag (16), ciphertext. */
const VERSION = 1;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const HEAD_LENGTH = 1 + KEY_ID_LENGTH;
const CIPHERTEXT_START = HEAD_LENGTH + NONCE_LENGTH + TAG_LENGTH;

/** A sealed value that can't be opened: altered, of another row, or sealed with a key that is no longer there. */
export class UnsealError extends Error {}

/** The header is authenticated with the context, so that neither can be exchanged. */
function associatedData(head: Uint8Array, context: string): Buffer {
  return Buffer.concat([head, Buffer.from(context, "utf8")]);
}

/**
 * Encrypts a secret for storage (AES-256-GCM).
 * @param context what it belongs to, such as `consumer:<id>`; it opens only under the same one, so that a sealed value
 *   copied to another row is worthless there
 */
export function seal(plain: Buffer, context: string, keys: Keyring = keyring()): Buffer {
  const head = Buffer.concat([Buffer.from([VERSION]), keys.current.id]);
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv("aes-256-gcm", keys.current.key, nonce);
  cipher.setAAD(associatedData(head, context));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), ciphertext]);
}

/**
 * @param sealed what `seal` answered
 * @param context the one it was sealed under
 * @throws UnsealError
 */
export function open(sealed: Uint8Array, context: string, keys: Keyring = keyring()): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < CIPHERTEXT_START || bytes[0] !== VERSION) throw new UnsealError("Not a sealed value.");
  const key = keys.find(bytes.subarray(1, HEAD_LENGTH));
  if (!key) throw new UnsealError("Sealed with a key that is not in ENCRYPTION_KEY.");
  const decipher = createDecipheriv("aes-256-gcm", key.key, bytes.subarray(HEAD_LENGTH, HEAD_LENGTH + NONCE_LENGTH), {
    authTagLength: TAG_LENGTH,
  });
  decipher.setAAD(associatedData(bytes.subarray(0, HEAD_LENGTH), context));
  decipher.setAuthTag(bytes.subarray(HEAD_LENGTH + NONCE_LENGTH, CIPHERTEXT_START));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(CIPHERTEXT_START)), decipher.final()]);
  } catch (cause) {
    throw new UnsealError("The sealed value was altered or belongs elsewhere.", { cause });
  }
}
