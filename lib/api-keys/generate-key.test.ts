import { expect, test } from "vitest";
import { generateKey, hashKey } from "@/lib/api-keys/generate-key";

test.each([
  ["client", /^prk_[\w-]{43}$/],
  ["operator", /^pro_[\w-]{43}$/],
  ["integration", /^pri_[\w-]{43}$/],
] as const)("a %s key carries its mark and 32 random bytes", (kind, shape) => {
  const { key, prefix, hash } = generateKey(kind);
  expect(key).toMatch(shape);
  expect(Buffer.from(key.slice(4), "base64url")).toHaveLength(32);
  expect(prefix).toBe(key.slice(0, 8));
  expect(hash).toEqual(hashKey(key));
});

test("no two keys are the same, nor their hashes", () => {
  const keys = Array.from({ length: 50 }, () => generateKey("client"));
  expect(new Set(keys.map(({ key }) => key)).size).toBe(50);
  expect(new Set(keys.map(({ hash }) => hash.toString("hex"))).size).toBe(50);
});

test("the hash is SHA-256, which is what stored keys were made with", () => {
  expect(hashKey("abc").toString("hex")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
