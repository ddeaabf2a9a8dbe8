import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { open, seal, UnsealError } from "@/lib/crypto/cipher";
import { makeKeyring } from "@/lib/crypto/keyring";

const first = randomBytes(32).toString("base64");
const second = randomBytes(32).toString("base64");
const keys = makeKeyring(first);
const secret = Buffer.from("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

describe("a sealed value", () => {
  test("opens under its context", () => {
    expect(open(seal(secret, "consumer:1", keys), "consumer:1", keys)).toEqual(secret);
    expect(open(seal(Buffer.alloc(0), "consumer:1", keys), "consumer:1", keys)).toHaveLength(0);
  });

  test("does not show the secret, and never looks the same twice", () => {
    const sealed = seal(secret, "consumer:1", keys);
    expect(sealed.includes(secret.subarray(6, 20))).toBe(false);
    expect(seal(secret, "consumer:1", keys)).not.toEqual(sealed);
  });

  test("does not open under another context", () => {
    expect(() => open(seal(secret, "consumer:1", keys), "consumer:2", keys)).toThrow(UnsealError);
  });

  test("does not open with any one of its bytes changed, or cut short", () => {
    const sealed = seal(secret, "consumer:1", keys);
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => open(altered, "consumer:1", keys), `byte ${at}`).toThrow(UnsealError);
    }
    expect(() => open(sealed.subarray(0, 20), "consumer:1", keys)).toThrow(UnsealError);
    expect(() => open(sealed.subarray(0, -1), "consumer:1", keys)).toThrow(UnsealError);
  });

  test("opens after a rotation while the earlier key is in the ring, and not without it", () => {
    const sealed = seal(secret, "consumer:1", keys);
    expect(open(sealed, "consumer:1", makeKeyring(second, [first]))).toEqual(secret);
    expect(() => open(sealed, "consumer:1", makeKeyring(second))).toThrow(/not in ENCRYPTION_KEY/);
  });
});
