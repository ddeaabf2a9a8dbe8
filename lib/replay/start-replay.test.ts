import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { deleteConsumer } from "@/lib/consumers/delete-consumer";
import { disconnect, pool } from "@/lib/db";
import type { AppError } from "@/lib/errors";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import type { ReplayAnswer } from "@/lib/replay/schema";
import { startReplay } from "@/lib/replay/start-replay";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ReplayWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ReplayWorld.create();
});

const refusal = async (promise: Promise<unknown>) => {
  const error = (await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )) as AppError;
  return [error?.code, error?.issues[0]?.itemId];
};

it("counts what failed by event type, and nothing that succeeded, was never attempted, is another's, or out of range", async () => {
  const { id } = await world.consumer({ eventTypes: ["company.created", "company.deleted"] });
  const { id: other } = await world.consumer();
  const failed = await world.messages(3, world.ago(60));
  await world.deliveries(failed, id, "Failure");
  await world.deliveries(failed, other, "Failure");
  await world.deliveries(await world.messages(2, world.ago(59), { eventType: "company.deleted" }), id, "Attempting");
  await world.deliveries(await world.messages(1, world.ago(58)), id, "Success");
  await world.deliveries(await world.messages(1, world.ago(57)), id, "Sending");
  await world.deliveries(await world.messages(1, world.ago(101)), id, "Failure");
  const dryRun = (more: object = {}) => startReplay(world.scope, id, "failed", { since: world.since(100), dryRun: true, ...more }, world);
  expect(await dryRun({ pace: 2 })).toEqual({ count: 5, byEventType: { "company.created": 3, "company.deleted": 2 }, estimatedSeconds: 3 });
  expect(await dryRun({ eventTypes: ["company.deleted"] })).toMatchObject({ count: 2 });
  expect(await dryRun({ since: world.since(60), until: world.since(59) })).toMatchObject({ count: 3 });
  const { rowCount } = await pool().query("select from replays where client_id = $1", [world.scope.clientId]);
  expect(rowCount).toBe(0);
});

it("counts as missing what matches the consumer as it is now and has no delivery for it", async () => {
  const { id } = await world.consumer({ companyTags: ["region:uk"] });
  await world.messages(4, world.ago(60), { companyTags: ["tier:gold", "region:uk"] });
  await world.messages(1, world.ago(59), { companyTags: ["region:fr"] });
  await world.messages(1, world.ago(58));
  await world.messages(1, world.ago(57), { companyTags: ["region:uk"], eventType: "company.deleted" });
  await world.messages(1, world.ago(56), { companyTags: ["region:uk"], isTest: true });
  await world.deliveries(await world.messages(1, world.ago(55), { companyTags: ["region:uk"] }), id, "Failure");
  const [expunged] = await world.messages(1, world.ago(54), { companyTags: ["region:uk"] });
  await pool().query("update messages set payload = null where id = $1", [expunged]);
  const dryRun = await startReplay(world.scope, id, "missing", { since: world.since(100), dryRun: true }, world);
  expect(dryRun).toMatchObject({ count: 4, byEventType: { "company.created": 4 } });
});

it("answers the replay, within what is kept and what has happened, with an audit entry", async () => {
  const { id } = await world.consumer({ rateLimit: 10 });
  const input = { since: "2001-01-01T00:00:00Z", until: "2999-01-01T00:00:00Z", eventTypes: ["company.created"] };
  const started = (await startReplay(world.scope, id, "failed", input, world)) as ReplayAnswer;
  expect(started).toMatchObject({
    webhookId: id,
    kind: "failed",
    status: "pending",
    since: world.since(90 * 86_400),
    until: world.since(0),
    eventTypes: ["company.created"],
    pace: 8,
    total: 0,
    done: 0,
    createdBy: "A key",
    finished: null,
  });
  const { rows } = await pool().query("select action, actor, after from audit_entries where subject = $1", [`replay:${started.id}`]);
  expect(rows).toEqual([{ action: "replay.started", actor: "key:1", after: expect.objectContaining({ webhookId: id, pace: 8 }) }]);
});

it.each([
  [undefined, null, 50],
  [200, null, 200],
  [undefined, 1, 1],
  [500, 10, 10],
  [3, 10, 3],
])("paces %s under a rate limit of %s at %s", async (pace, rateLimit, expected) => {
  const { id } = await world.consumer({ rateLimit });
  const input = { since: world.since(60), ...(pace === undefined ? {} : { pace }) };
  expect(await startReplay(world.scope, id, "failed", input, world)).toMatchObject({ pace: expected });
});

it("refuses an empty range, unknown event types, a disabled consumer, and one that is not the client's", async () => {
  const { id } = await world.consumer();
  const start = (webhookId: string, input: object = {}) =>
    startReplay(world.scope, webhookId, "failed", { since: world.since(60), ...input }, world);
  expect(await refusal(start(id, { since: world.since(10), until: world.since(20) }))).toEqual(["validation", "since"]);
  expect(await refusal(start(id, { since: world.since(-10) }))).toEqual(["validation", "since"]);
  expect(await refusal(start(id, { since: "2001-01-01T00:00:00Z", until: "2002-01-01T00:00:00Z" }))).toEqual(["validation", "since"]);
  expect(await refusal(start(id, { eventTypes: ["company.created", "nothing"] }))).toEqual(["validation", "eventTypes[1]"]);
  expect(await refusal(start(randomUUID()))).toEqual(["not_found", undefined]);
  const stranger = await ReplayWorld.create();
  expect(await refusal(startReplay(stranger.scope, id, "failed", { since: world.since(60) }, world))).toEqual(["not_found", undefined]);
  const { id: disabled } = await world.consumer({ disabled: true });
  expect(await refusal(start(disabled))).toEqual(["validation", "path.webhookId"]);
});

it("runs one at a time for a consumer, also when two are started at once; deleting the consumer ends it", async () => {
  const { id } = await world.consumer();
  const start = () => startReplay(world.scope, id, "failed", { since: world.since(60) }, world);
  const both = await Promise.allSettled([start(), start()]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await refusal(startReplay(world.scope, id, "missing", { since: world.since(60) }, world))).toEqual(["conflict", undefined]);
  const { id: other } = await world.consumer();
  await startReplay(world.scope, other, "missing", { since: world.since(60) }, world);
  await deleteConsumer(world.scope, other, world);
  const { rows } = await pool().query("select status from replays where consumer_id = $1", [other]);
  expect(rows).toEqual([{ status: "cancelled" }]);
});
