import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { authenticateKey } from "@/lib/access/authenticate-key";
import { systemClock } from "@/lib/clock";
import { disconnect, pool } from "@/lib/db";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { authenticate } from "@/lib/users/authenticate";
import type { DemoFile } from "@/prisma/seed/demo-file";
import { seedDemo } from "@/prisma/seed/seed-demo";

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  await pool().query("truncate clients, users, api_keys cascade");
  dataDir = mkdtempSync(path.join(os.tmpdir(), "postrider-seed-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const seed = (url = "http://localhost:3000") => seedDemo(systemClock, { dataDir, url });
const demoFile = () => path.join(dataDir, "demo.json");
const readDemo = () => JSON.parse(readFileSync(demoFile(), "utf8")) as DemoFile;

async function expectTrue(demo: DemoFile) {
  expect(await authenticate({ email: demo.email, password: demo.password, address: null }, new Date())).toMatchObject({ ok: true });
  expect(await authenticateKey(`Bearer ${demo.apiKey}`, null)).toMatchObject({ scope: { clientId: demo.clientId } });
  expect(await authenticateKey(`Bearer ${demo.operatorApiKey}`, demo.clientId)).toMatchObject({ scope: { clientId: demo.clientId } });
  const { rows } = await pool().query("select client_id from companies where id = $1", [demo.companyId]);
  expect(rows).toEqual([{ client_id: demo.clientId }]);
}

test("an empty database gets a client, and demo.json opens it", async () => {
  expect(await seed()).toBe("seeded");
  const demo = readDemo();
  expect(demo.url).toBe("http://localhost:3000");
  expect(demo.apiKey).toMatch(/^prk_[\w-]{43}$/);
  expect(demo.operatorApiKey).toMatch(/^pro_[\w-]{43}$/);
  expect(statSync(demoFile()).mode & 0o777).toBe(0o600);
  await expectTrue(demo);
  const { rows } = await pool().query("select u.is_operator, m.role from users u join memberships m on m.user_id = u.id");
  expect(rows).toEqual([{ is_operator: true, role: "Administrator" }]);
});

test("a later start keeps it, but for the URL", async () => {
  await seed();
  const before = readDemo();
  expect(await seed("http://localhost:4000")).toBe("kept");
  expect(readDemo()).toEqual({ ...before, url: "http://localhost:4000" });
});

test.each([
  ["lost", () => rmSync(demoFile())],
  ["damaged", () => writeFileSync(demoFile(), "{")],
])("a %s demo.json is made anew, and the keys it held no longer open anything", async (_, harm) => {
  await seed();
  const before = readDemo();
  harm();
  expect(await seed()).toBe("renewed");
  const demo = readDemo();
  expect(demo.clientId).toBe(before.clientId);
  await expectTrue(demo);
  await expect(authenticateKey(`Bearer ${before.apiKey}`, null)).rejects.toThrow();
  await expect(authenticateKey(`Bearer ${before.operatorApiKey}`, demo.clientId)).rejects.toThrow();
});

test("of several credentials, only those that no longer hold are made anew", async () => {
  await seed();
  const before = readDemo();
  await pool().query("update api_keys set revoked_at = now() where client_id is not null");
  expect(await seed()).toBe("renewed");
  const demo = readDemo();
  await expectTrue(demo);
  expect(demo.apiKey).not.toBe(before.apiKey);
  expect([demo.password, demo.operatorApiKey]).toEqual([before.password, before.operatorApiKey]);
});

test("a database with clients of its own is left alone", async () => {
  await pool().query("insert into clients (id, name) values (gen_random_uuid(), 'Real')");
  expect(await seed()).toBe("left alone");
  expect(() => readDemo()).toThrow();
  expect((await pool().query("select count(*)::int as count from users")).rows).toEqual([{ count: 0 }]);
});

test("two first starts at once seed once", async () => {
  const done = await Promise.all([seed(), seed()]);
  expect(done.filter((what) => what === "seeded")).toHaveLength(1);
  expect((await pool().query("select count(*)::int as count from clients")).rows).toEqual([{ count: 1 }]);
});
