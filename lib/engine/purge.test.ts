import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { Purge } from "@/lib/engine/purge";
import { getRetention } from "@/lib/retention/get-retention";
import { FIRST_SIZE } from "@/lib/retention/purge-pace";
import type { OperatorScope } from "@/lib/scope";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const DAY = 86_400;
const operator: OperatorScope = { clientId: null, actor: { id: `user:${randomUUID()}`, name: "Olive Operator" } };

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
  await pool().query("truncate messages, deliveries, attempts, resends, purge_runs");
  world = await ReplayWorld.create();
});

it("before anything was stored or purged, nothing is behind", async () => {
  expect(await getRetention(operator, world)).toMatchObject({
    oldestMessage: null,
    expired: 0,
    overdueSince: null,
    behind: false,
    runs: [],
  });
});

it("a run is written down as it goes on, and another begins after it", async () => {
  await world.messages(FIRST_SIZE + 3, world.ago(91 * DAY));
  const [kept] = [world.ago(60), await world.messages(1, world.ago(60))];
  const purge = new Purge(world);
  expect(await purge.step()).toBe(true);
  expect((await getRetention(operator, world)).runs).toMatchObject([{ messages: FIRST_SIZE, state: "running" }]);
  world.advance(121);
  expect((await getRetention(operator, world)).runs).toMatchObject([{ state: "interrupted" }]);
  expect(await purge.step()).toBe(false);
  const { runs, lastDay, oldestMessage, expired, retentionMs } = await getRetention(operator, world);
  expect(runs).toMatchObject([{ messages: FIRST_SIZE + 3, state: "done" }]);
  expect(new Date(runs[0]?.ended ?? 0).getTime() - new Date(runs[0]?.started ?? 0).getTime()).toBe(121_000);
  expect({ lastDay, oldestMessage, expired }).toEqual({
    lastDay: { messages: FIRST_SIZE + 3, runs: 1 },
    oldestMessage: kept.toISOString(),
    expired: 0,
  });
  expect(retentionMs).toBe(90 * DAY * 1_000);
  for (const _ of [1, 2]) {
    world.advance(60);
    await purge.step();
  }
  // Those that had nothing to do are left out, but for the last.
  const later = await getRetention(operator, world);
  expect(later.runs.map(({ messages }) => messages)).toEqual([0, FIRST_SIZE + 3]);
  expect(later.lastDay.runs).toBe(3);
});

it("is behind where what could be removed expired minutes ago, and not for what still has work to do", async () => {
  const { id } = await world.consumer();
  const [message = ""] = await world.messages(1, world.ago(90 * DAY + 301));
  expect(await getRetention(operator, world)).toMatchObject({ expired: 1, behind: true, overdueSince: world.since(301) });
  await world.deliveries([message], id, "Attempting");
  await pool().query("update deliveries set next_attempt_at = $1", [world.now()]);
  expect(await getRetention(operator, world)).toMatchObject({ expired: 0, behind: false });
});

it("says how much each table holds and how long that is kept", async () => {
  await world.messages(50, world.ago(60));
  await pool().query("analyze messages");
  const { tables } = await getRetention(operator, world);
  expect(tables.find(({ name }) => name === "messages")).toMatchObject({ rows: 50, kept: "retention" });
  expect(tables.find(({ name }) => name === "audit_entries")).toMatchObject({ kept: "always" });
  expect(tables.at(-1)).toMatchObject({ name: "other", kept: "always" });
  expect(tables.every(({ bytes }) => bytes > 0)).toBe(true);
});

it("forgets runs of more than a week ago", async () => {
  const purge = new Purge(world);
  await purge.step();
  world.advance(7 * DAY + 1);
  await purge.step();
  expect((await pool().query("select from purge_runs")).rowCount).toBe(1);
});
