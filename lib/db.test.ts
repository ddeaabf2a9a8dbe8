import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, pool, prisma } from "@/lib/db";
import { DatabaseProxy } from "@/lib/testing/database-proxy";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let network: DatabaseProxy;

beforeAll(async () => {
  database = await createTestDatabase();
  network = await DatabaseProxy.listen(database.url);
  Object.assign(process.env, { DATABASE_URL: network.url, DATABASE_TIMEOUT: "2s", DATABASE_POOL: "2" });
});
afterAll(async () => {
  await disconnect();
  network.close();
  await database.drop();
});

it("a statement that waits for a lock ends, in the database too", async () => {
  const direct = new pg.Client({ connectionString: database.url });
  await direct.connect();
  await direct.query("begin");
  await direct.query("lock table lanes in access exclusive mode");
  await expect(pool().query("select from lanes")).rejects.toMatchObject({ code: "57014" });
  await direct.query("rollback");
  await direct.end();
  await pool().query("select from lanes");
});

it.each([
  ["the pool", () => pool().query("select 1")],
  ["Prisma", () => prisma().$queryRaw`select 1`],
])("a connection that the network has forgotten costs %s one statement, not the process", async (_, ask) => {
  await ask();
  network.forget();
  await expect(ask()).rejects.toThrow(/timeout/i);
  await ask();
});
