import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { listAuditActors, listAuditEntries } from "@/lib/audit/list-audit-entries";
import { recordAudit } from "@/lib/audit/record-audit";
import { AUDIT_ACTIONS, type AuditAction, auditEntryPage } from "@/lib/audit/schema";
import { disconnect, prisma } from "@/lib/db";
import en from "@/lib/i18n/en.json";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ReplayWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ReplayWorld.create();
});

async function write(action: AuditAction, subject: string, secondsAgo: number, actor = world.scope.actor): Promise<void> {
  const change = { action, subject, before: { name: "was" }, after: { name: "is" }, at: world.ago(secondsAgo) };
  await prisma().$transaction((tx) => recordAudit(tx, { ...world.scope, actor }, change));
}
const actions = async (filter: object) =>
  (await listAuditEntries(world.scope, { limit: 50, ...filter })).results.map((entry) => entry.action);

it("answers the client's changes newest first, page by page, and nobody else's", async () => {
  for (const n of [3, 2, 1]) await write("company.updated", `company:${n}`, n);
  // All of one instant: the page's end is told by the id.
  for (const n of [1, 2, 3, 4]) await write("company.created", `company:${n}`, 10);
  const stranger = await ReplayWorld.create();
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAuditEntries(world.scope, { limit: 2, cursor });
    expect(auditEntryPage.parse(page)).toEqual(page);
    seen.push(...page.results.map((entry) => entry.subject));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen.slice(0, 3)).toEqual(["company:1", "company:2", "company:3"]);
  expect(seen.slice(3).sort()).toEqual(["company:1", "company:2", "company:3", "company:4"]);
  expect(await listAuditEntries(stranger.scope, { limit: 50 })).toEqual({ results: [], nextCursor: null });
  const [first] = (await listAuditEntries(world.scope, { limit: 1 })).results;
  expect(first).toMatchObject({ actor: { id: "key:1", name: "A key" }, before: { name: "was" }, after: { name: "is" }, address: null });
  expect(await listAuditEntries(stranger.scope, { limit: 50, cursor: first?.id })).toEqual({ results: [], nextCursor: null });
  expect(await listAuditEntries(world.scope, { limit: 50, cursor: "nonsense" })).toEqual({ results: [], nextCursor: null });
});

it("filters by kind, subject, actor and time", async () => {
  await write("consumer.created", "consumer:a", 300);
  await write("consumer.secret.revealed", "consumer:a", 200, { id: "user:u", name: "Ada" });
  await write("company.created", "company:c", 100);
  expect(await actions({ about: "consumer" })).toEqual(["consumer.secret.revealed", "consumer.created"]);
  expect(await actions({ subject: "company:c" })).toEqual(["company.created"]);
  expect(await actions({ actor: "user:u" })).toEqual(["consumer.secret.revealed"]);
  expect(await actions({ since: world.since(250), until: world.since(150) })).toEqual(["consumer.secret.revealed"]);
  expect(await actions({ text: "ada" })).toEqual(["consumer.secret.revealed"]);
  expect(await actions({ text: "COMPANY:c" })).toEqual(["company.created"]);
  expect(await actions({ text: '"name": "was"' })).toHaveLength(3);
  expect(await actions({ text: "%" })).toEqual([]);
  expect(await actions({ text: "consumer_a" })).toEqual([]);
  expect(await listAuditActors(world.scope)).toEqual([
    { id: "key:1", name: "A key" },
    { id: "user:u", name: "Ada" },
  ]);
});

it("every action has words in the portal", () => {
  expect(Object.keys(en.audit.actions).sort()).toEqual(AUDIT_ACTIONS.map((action) => action.replaceAll(".", "_")).sort());
});
