import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseEnv } from "@/lib/env";
import { envExample } from "@/lib/launch/describe-settings";

const REQUIRED = {
  DATABASE_URL: "postgresql://localhost/postrider",
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
  NEXTAUTH_SECRET: "x".repeat(32),
};

it("is what .env.example holds: run npm run env:example after a change of lib/env.ts", () => {
  expect(readFileSync(".env.example", "utf8")).toBe(envExample());
});

it("writes each default so that it is read back as itself", () => {
  const lines = envExample().matchAll(/^#([A-Z_]+)=(.*)$/gm);
  const written = Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
  expect(Object.keys(written).length).toBeGreaterThan(20);
  expect(parseEnv({ ...written, ...REQUIRED })).toEqual(parseEnv(REQUIRED));
});
