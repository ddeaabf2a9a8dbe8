import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect, pool, type Queryable } from "@/lib/db";
import { newMessageId } from "@/lib/ids";
import { LedgerQueue } from "@/lib/messages/ledger-queue";
import type { LedgerEntry } from "@/lib/messages/write-ledger";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let statements = 0;
const counting = {
  query: (...statement: [never]) => {
    statements += 1;
    return pool().query(...statement);
  },
} as unknown as Queryable;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => {
  statements = 0;
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const now = new Date();
const entry = (more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: newMessageId(now),
  clientId: randomUUID(),
  eventId: randomUUID(),
  eventType: "company.created",
  companyId: null,
  companyTags: [],
  generatedDate: now,
  created: now,
  expires: now,
  envelope: Buffer.from("{}"),
  bodyHash: Buffer.alloc(32),
  schemaIssue: null,
  publishedBy: "key:1",
  ...more,
});

async function isThere({ id }: LedgerEntry): Promise<boolean> {
  const { rowCount } = await pool().query("select from messages where id = $1", [id]);
  return rowCount === 1;
}

describe("requests that publish at the same moment", () => {
  it("share statements, whichever clients they are of", async () => {
    const queue = new LedgerQueue(() => counting);
    const entries = Array.from({ length: 100 }, () => entry());
    const results = await Promise.all(entries.map((one) => queue.write([one])));
    expect(statements).toBeLessThan(10);
    for (const [i, { id }] of entries.entries()) expect(results[i]?.written).toContain(id);
    expect(await Promise.all(entries.map(isThere))).toEqual(entries.map(() => true));
  });

  it("make one message of one event, and only one of them is told it was written", async () => {
    const queue = new LedgerQueue(() => counting);
    const [first, second] = [entry(), entry()];
    const same = { ...second, clientId: first.clientId, eventId: first.eventId };
    const [result] = await Promise.all([queue.write([first]), queue.write([same])]);
    expect([first, same].filter(({ id }) => result?.written.has(id))).toHaveLength(1);
  });

  it("do not fail with the one that the database refuses", async () => {
    const queue = new LedgerQueue(() => counting);
    const [good, bad, other] = [entry(), entry({ eventType: "company.\u0000created" }), entry()];
    const results = await Promise.allSettled([queue.write([good]), queue.write([bad]), queue.write([other])]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await Promise.all([good, other].map(isThere))).toEqual([true, true]);
  });

  it("do not share a statement where they are large together", async () => {
    const queue = new LedgerQueue(() => counting);
    const large = () => entry({ envelope: Buffer.alloc(3 * 1_024 * 1_024, " ") });
    await Promise.all([queue.write([large()]), queue.write([large()]), queue.write([large()])]);
    expect(statements).toBe(3);
  });
});

it("writes a request alone at once while another's statement is under way", async () => {
  const queue = new LedgerQueue(() => counting);
  const { clientId } = entry();
  const lock = await pool().connect();
  await lock.query("begin");
  const blocked = entry({ clientId, eventId: "taken" });
  await lock.query(
    "insert into messages (id, client_id, event_id, event_type, company_tags, generated_date, created, expires, size, body_hash) values ('msg_lock', $1, 'taken', 'a', '{}', now(), now(), now(), 0, '')",
    [clientId],
  );
  const waits = queue.write([blocked]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const other = entry();
  await queue.write([other]);
  expect(await isThere(other)).toBe(true);
  await lock.query("rollback");
  lock.release();
  expect((await waits).written).toContain(blocked.id);
});
