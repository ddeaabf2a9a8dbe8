import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from "node:crypto";
import { open, seal } from "@/lib/crypto/cipher";

/** Standard Webhooks asks for 24 to 64 bytes. */
const KEY_BYTES = 32;
const PREFIX = { v1: "whsec_", v1a: "whsk_" } as const;
/** What precedes a seed in PKCS #8, the form that node:crypto reads an Ed25519 key in. */
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");

/** Symmetric (HMAC-SHA256) or asymmetric (Ed25519). */
export type SecretKind = keyof typeof PREFIX;

export function kindOfKey(key: string): SecretKind {
  return key.startsWith(PREFIX.v1a) ? "v1a" : "v1";
}

/** What all sealed values of a consumer belong to. */
export function consumerContext(consumerId: string): string {
  return `consumer:${consumerId}`;
}

/** A new signing secret: `whsec_` or `whsk_`, and base64. */
export function newSigningKey(kind: SecretKind = "v1"): string {
  return PREFIX[kind] + randomBytes(KEY_BYTES).toString("base64");
}

/** The bytes of a symmetric secret. @param key `whsec_…` */
export function symmetricKeyOf(key: string): Buffer {
  return Buffer.from(key.slice(PREFIX.v1.length), "base64");
}

/** An Ed25519 key from its seed, alone or with the public key behind it. @param key `whsk_…` */
export function asymmetricKeyOf(key: string): KeyObject {
  const seed = Buffer.from(key.slice(PREFIX.v1a.length), "base64").subarray(0, KEY_BYTES);
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: "der", type: "pkcs8" });
}

/** What receivers verify with. @param key `whsk_…` @returns `whpk_…` */
export function publicKeyOf(key: string): string {
  const spki = createPublicKey(asymmetricKeyOf(key)).export({ format: "der", type: "spki" });
  return `whpk_${spki.subarray(-KEY_BYTES).toString("base64")}`;
}

/** @param key with its prefix, which is sealed with it */
export function sealSigningKey(consumerId: string, key: string): Buffer {
  return seal(Buffer.from(key, "utf8"), consumerContext(consumerId));
}

/** @returns the key with its prefix */
export function openSigningKey(consumerId: string, sealed: Uint8Array): string {
  return open(sealed, consumerContext(consumerId)).toString("utf8");
}
