import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/users/password";

test("a password is verified against its own hash only", async () => {
  const hashed = await hashPassword("correct horse");
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(hashed, "correct horse")).toBe(true);
  expect(await verifyPassword(hashed, "correct horse ")).toBe(false);
});

test("the same password hashes differently each time", async () => {
  expect(await hashPassword("same")).not.toBe(await hashPassword("same"));
});

test("a hash that can't be read matches nothing", async () => {
  expect(await verifyPassword("plain", "plain")).toBe(false);
});
