import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { systemClock } from "@/lib/clock";
import { disconnect, pool } from "@/lib/db";
import { EmbeddedEngine } from "@/lib/engine/embedded/embedded-engine";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { ApiWorld } from "@/lib/testing/api-world";
import { Receiver } from "@/lib/testing/receiver";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// What is asked for through the API, done by the real engine to a real receiver.

let database: TestDatabase;
let world: ApiWorld;
let receiver: Receiver;
let status: number;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ApiWorld.create();
  receiver = await new Receiver().listen();
  status = 500;
  receiver.answer = (_, response) => response.writeHead(status).end();
  await run();
});

/** The engine, with a schedule of two attempts, until the test ends. */
async function run(): Promise<void> {
  const connections = new Connections({ policy: makeEgressPolicy(["127.0.0.0/8"], true), resolve: makeResolver() });
  const engine = new EmbeddedEngine({
    clock: systemClock,
    transform: () => Promise.reject(new Error("No consumer here has a transformation.")),
    connections,
    schedule: { delays: [0, 20], jitter: 0 },
    timeoutMs: 5_000,
    consumerConcurrency: 4,
  });
  await engine.start();
  onTestFinished(async () => {
    await engine.stop();
    await connections.close();
    receiver.release();
  });
}

async function publish(count: number): Promise<string[]> {
  const events = Array.from({ length: count }, (_, n) => ({ eventType: "company.created", payload: { n } }));
  const { body } = await world.call("POST", "/events", { events });
  return body.results.map(({ messageId }: { messageId: string }) => messageId);
}

const hourAgo = () => new Date(Date.now() - 3_600_000).toISOString();

async function statuses(messageIds: string[]): Promise<string[]> {
  const { rows } = await pool().query("select distinct status from deliveries where message_id = any($1)", [messageIds]);
  return rows.map((row) => row.status);
}
const become = (messageIds: string[], wanted: string) => expect.poll(() => statuses(messageIds), { timeout: 10_000 }).toEqual([wanted]);

async function completed(id: string) {
  await expect.poll(async () => (await world.call("GET", `/replays/${id}`)).body.status, { timeout: 15_000 }).toBe("completed");
  return (await world.call("GET", `/replays/${id}`)).body;
}

describe("recovering failed messages", () => {
  test("makes one attempt of each, which names the replay; asked again, there is nothing left to do", async () => {
    const consumer = await world.addConsumer({ url: receiver.url });
    const ids = await publish(5);
    await become(ids, "Failure");
    status = 200;
    const recover = (body: object) => world.call("POST", `/webhooks/${consumer.id}/recover`, { since: hourAgo(), ...body });
    const dryRun = await recover({ dryRun: true, pace: 5 });
    expect(dryRun.body).toEqual({ count: 5, byEventType: { "company.created": 5 }, estimatedSeconds: 1 });
    const started = await recover({});
    expect(started).toMatchObject({
      status: 202,
      body: { kind: "failed", status: "pending", total: 5, createdBy: "Test key", eventTypes: null },
    });
    await become(ids, "Success");
    expect(await completed(started.body.id)).toMatchObject({ total: 5, done: 5, succeeded: 5, failed: 0, finished: expect.any(String) });
    for (const id of ids) {
      const { body } = await world.call("GET", `/messages/${id}/attempts`);
      expect(body.results).toHaveLength(3);
      expect(body.results[0]).toMatchObject({
        trigger: "replay",
        triggeredBy: "Test key",
        replayId: started.body.id,
        slot: null,
        number: 3,
      });
    }
    expect((await recover({ dryRun: true })).body.count).toBe(0);
    expect(receiver.requests).toHaveLength(15);
  });

  test("stands in the consumer's list, the newest first, page by page", async () => {
    const consumer = await world.addConsumer({ url: receiver.url });
    const list = async (query = "") => (await world.call("GET", `/webhooks/${consumer.id}/replays${query}`)).body;
    expect(await list()).toEqual({ results: [], nextCursor: null });
    const started: string[] = [];
    for (const name of ["recover", "replay", "recover"]) {
      const { body } = await world.call("POST", `/webhooks/${consumer.id}/${name}`, { since: hourAgo() });
      await world.call("POST", `/replays/${body.id}/cancel`);
      started.unshift(body.id);
    }
    const first = await list("?limit=2");
    expect(first.results).toMatchObject([
      { id: started[0], kind: "failed", status: expect.stringMatching(/cancelled|completed/) },
      { id: started[1], kind: "missing" },
    ]);
    const rest = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(rest).toMatchObject({ results: [{ id: started[2] }], nextCursor: null });
    expect((await world.call("GET", `/webhooks/${consumer.id}/replays?cursor=x`)).status).toBe(400);
  });

  test("is one at a time, and can be paused, resumed and cancelled with no body", async () => {
    const consumer = await world.addConsumer({ url: receiver.url });
    await become(await publish(3), "Failure");
    const { body } = await world.call("POST", `/webhooks/${consumer.id}/recover`, { since: hourAgo(), pace: 1 });
    expect(await world.call("POST", `/webhooks/${consumer.id}/replay`, { since: hourAgo() })).toMatchObject({ status: 409 });
    const change = async (name: string) => (await world.call("POST", `/replays/${body.id}/${name}`)).body.status;
    expect(await change("pause")).toBe("paused");
    expect(await change("resume")).toBe("running");
    expect(await change("cancel")).toBe("cancelled");
    expect(await world.call("POST", `/replays/${body.id}/resume`)).toMatchObject({ status: 409 });
  });
});

test("replaying missing messages delivers what was published before the consumer was there, with the whole schedule", async () => {
  const ids = await publish(4);
  const consumer = await world.addConsumer({ url: receiver.url });
  const { body } = await world.call("GET", `/messages/${ids[0]}/verdicts`);
  expect(body.results).toMatchObject([{ webhookId: consumer.id, url: receiver.url, verdict: "consumerYounger" }]);
  const started = await world.call("POST", `/webhooks/${consumer.id}/replay`, { since: hourAgo() });
  expect(started).toMatchObject({ status: 202, body: { kind: "missing", total: 4 } });
  await become(ids, "Failure");
  expect(await completed(started.body.id)).toMatchObject({ total: 4, done: 4, succeeded: 0, failed: 4 });
  expect(receiver.requests).toHaveLength(8);
  const verdicts = await world.call("GET", `/messages/${ids[0]}/verdicts?webhookId=${consumer.id}`);
  expect(verdicts.body.results).toMatchObject([{ webhookId: consumer.id, verdict: "exhausted" }]);
  expect((await world.call("GET", `/messages/${ids[0]}`)).body).toMatchObject({
    status: "Failure",
    deliveries: [{ webhookId: consumer.id }],
  });
});

test("a test event and a resend reach the receiver, each as what it is", async () => {
  status = 200;
  const consumer = await world.addConsumer({ url: receiver.url, eventTypes: ["company.deleted"] });
  const sent = await world.call("POST", `/webhooks/${consumer.id}/test`, { eventType: "company.created", payload: { n: 1 } });
  expect(sent).toMatchObject({ status: 202, body: { messageId: expect.stringMatching(/^msg_/) } });
  const { messageId } = sent.body;
  await become([messageId], "Success");
  expect(JSON.parse(receiver.requests[0]?.body.toString() ?? "")).toMatchObject({ eventType: "company.created", payload: { n: 1 } });
  const resent = await world.call("POST", `/messages/${messageId}/resend`, { webhookId: consumer.id });
  expect(resent).toMatchObject({ status: 202, body: { messageId, webhookId: consumer.id } });
  const attempts = async () => (await world.call("GET", `/messages/${messageId}/attempts`)).body.results;
  await expect.poll(async () => (await attempts()).length, { timeout: 10_000 }).toBe(2);
  expect(await attempts()).toMatchObject([
    { trigger: "manual", triggeredBy: "Test key", slot: null },
    { trigger: "test", triggeredBy: null, slot: 0 },
  ]);
  expect(receiver.ids()).toEqual(new Set([messageId]));
});

test.each([
  ["recover", {}, "since"],
  ["recover", { since: "yesterday" }, "since"],
  ["replay", { since: "2026-01-01T00:00:00Z", pace: 0 }, "pace"],
  ["replay", { since: "2026-01-01T00:00:00Z", eventTypes: ["nothing"] }, "eventTypes[0]"],
  ["replay", { since: "2026-01-01T00:00:00Z", dryrun: true }, "dryrun"],
  ["test", {}, "eventType"],
  ["test", { eventType: "company.created", payload: [] }, "payload"],
])("POST /webhooks/{id}/%s refuses %j", async (name, body, itemId) => {
  const consumer = await world.addConsumer({ url: receiver.url });
  const answer = await world.call("POST", `/webhooks/${consumer.id}/${name}`, body);
  expect(answer.status).toBe(400);
  expect(answer.body.validation.errors[0].itemId).toBe(itemId);
});
