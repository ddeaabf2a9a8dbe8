import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { checkSettings } from "@/lib/launch/check-settings";

const good = {
  DATABASE_URL: "postgresql://postgres@db.example.net/postrider",
  APP_URL: "https://hooks.example.net",
  ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
};

/** The settings a refusal names. */
function refused(variables: Record<string, string | undefined>, production = true): string[] {
  try {
    checkSettings(variables, production);
  } catch (error) {
    const lines = (error as Error).message.split("\n").slice(1);
    return [...new Set(lines.map((line) => line.trim().split(" ")[0] ?? ""))];
  }
  return [];
}

test("good settings pass", () => {
  expect(checkSettings(good, true)).toMatchObject({ PORT: 3000, APP_URL: good.APP_URL });
});

test.each(["DATABASE_URL", "APP_URL", "ENCRYPTION_KEY", "NEXTAUTH_SECRET"])("production refuses to start without %s", (name) => {
  expect(refused({ ...good, [name]: undefined })).toEqual([name]);
  expect(refused({ ...good, [name]: "" })).toEqual([name]);
});

test.each([
  ["ENCRYPTION_KEY", Buffer.alloc(32).toString("base64")],
  ["ENCRYPTION_KEY", Buffer.from("0123456789abcdef").toString("base64")],
  ["NEXTAUTH_SECRET", "changeme-changeme-changeme-0123456789abcdefgh"],
  ["NEXTAUTH_SECRET", "abababababababababababababababababababab"],
  ["NEXTAUTH_SECRET", "short"],
  ["RETRY_SCHEDULE", "now, later"],
])("production refuses %s=%s", (name, value) => {
  expect(refused({ ...good, [name]: value })).toEqual([name]);
});

test("one refusal names everything that is wrong", () => {
  expect(refused({ DATABASE_URL: good.DATABASE_URL, PORT: "many" }).sort()).toEqual([
    "APP_URL",
    "ENCRYPTION_KEY",
    "NEXTAUTH_SECRET",
    "PORT",
  ]);
});

test("local mode takes a weak key, since nobody else's data is behind it", () => {
  expect(refused({ ...good, NEXTAUTH_SECRET: "a".repeat(40) }, false)).toEqual([]);
});

test("a random secret is never taken for a weak one", () => {
  for (let n = 0; n < 2_000; n += 1) expect(refused({ ...good, ENCRYPTION_KEY: randomBytes(32).toString("base64") })).toEqual([]);
});
