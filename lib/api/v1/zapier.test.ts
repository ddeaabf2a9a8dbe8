import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { operations } from "@/lib/api/v1";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld, call } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ApiWorld;
let key: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

async function rotate(): Promise<string> {
  const { status, body } = await world.call("POST", "/webhooks/integrationKeys/zapier");
  expect({ status, properties: Object.keys(body) }).toEqual({ status: 201, properties: ["key"] });
  return body.key;
}

beforeEach(async () => {
  world = await ApiWorld.create();
  key = await rotate();
});

const ask = (method: string, path: string, body?: unknown) => call(method, `/integrations/zapier${path}`, { key, body });
const HOOK = { hookUrl: "https://hooks.zapier.com/hooks/standard/1/abc/", eventType: "company.created" };

describe("the key", () => {
  test("is one at a time: a new one takes the place of the earlier, which is listed nowhere", async () => {
    const earlier = key;
    expect((await ask("GET", "/me")).status).toBe(200);
    key = await rotate();
    expect((await call("GET", "/integrations/zapier/me", { key: earlier })).status).toBe(401);
    expect((await ask("GET", "/me")).body).toEqual({ clientId: world.clientId, clientName: "Test client" });
    expect((await world.call("GET", "/apiKeys")).body.results.map(({ name }: { name: string }) => name)).toEqual(["Test key"]);
  });

  test("rotated many times at once leaves one", async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, rotate));
    const answers = await Promise.all(keys.map((one) => call("GET", "/integrations/zapier/me", { key: one })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });

  test("can be revoked without a new one", async () => {
    expect((await world.call("DELETE", "/webhooks/integrationKeys/zapier")).status).toBe(204);
    expect((await ask("GET", "/me")).status).toBe(401);
    expect((await world.call("DELETE", "/webhooks/integrationKeys/zapier")).status).toBe(404);
  });

  test.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    "opens %s or not",
    async (_, operation) => {
      const path = operation.path.replace("{messageId}", "msg_00000000000000000000000000").replace(/\{\w+\}/g, randomUUID());
      const { status } = await call(operation.method, path, { key, ...(operation.request.body ? { body: {} } : {}) });
      if (operation.path.startsWith("/integrations/zapier/")) expect(status).not.toBeOneOf([401, 403]);
      else expect(status).toBe(403);
    },
  );
});

describe("a Zap", () => {
  test("subscribes, gets what is published, and unsubscribes, also after the key was rotated", async () => {
    const subscribed = await ask("POST", "/hooks", HOOK);
    expect(subscribed).toMatchObject({
      status: 201,
      body: { id: expect.any(String), hookUrl: HOOK.hookUrl, eventTypes: ["company.created"] },
    });
    const { id } = subscribed.body;
    expect((await world.call("GET", `/webhooks/${id}`)).body).toMatchObject({ url: HOOK.hookUrl, description: "Zapier", disabled: false });
    const { rows } = await pool().query("select created_by from consumers where id = $1", [id]);
    expect(rows).toEqual([{ created_by: "integration:zapier" }]);
    const audited = await pool().query("select action, actor, actor_name from audit_entries where subject = $1", [`consumer:${id}`]);
    expect(audited.rows).toEqual([{ action: "consumer.created", actor: "integration:zapier", actor_name: "Zapier" }]);

    const { body } = await world.call("POST", "/events", { eventType: "company.created", payload: { id: "a" } });
    const message = await world.call("GET", `/messages/${body.results[0].messageId}`);
    expect(message.body.deliveries).toMatchObject([{ webhookId: id }]);

    key = await rotate();
    expect((await ask("DELETE", `/hooks/${id}`)).status).toBe(204);
    expect((await world.call("GET", `/webhooks/${id}`)).status).toBe(404);
    expect((await ask("DELETE", `/hooks/${id}`)).status).toBe(404);
  });

  test("takes several event types", async () => {
    const { hookUrl } = HOOK;
    const eventTypes = ["company.created", "read.completed"];
    expect((await ask("POST", "/hooks", { hookUrl, eventTypes })).body).toMatchObject({ eventTypes });
  });

  test("ends no consumer that is not Zapier's", async () => {
    const { id } = await world.addConsumer();
    expect((await ask("DELETE", `/hooks/${id}`)).status).toBe(404);
    expect((await world.call("GET", `/webhooks/${id}`)).status).toBe(200);
  });

  test.each([
    [{ eventType: "company.created" }, "hookUrl"],
    [{ ...HOOK, hookUrl: "https://10.0.0.1/zap" }, "hookUrl"],
    [{ ...HOOK, eventType: "nothing" }, "eventType"],
    [{ hookUrl: HOOK.hookUrl, eventTypes: ["company.created", "nothing"] }, "eventTypes[1]"],
    [{ hookUrl: HOOK.hookUrl }, "eventType"],
    [{ ...HOOK, eventTypes: ["company.created"] }, "eventType"],
  ])("%j is refused under the operation's own names", async (body, itemId) => {
    const answer = await ask("POST", "/hooks", body);
    expect(answer.status).toBe(400);
    expect(answer.body.validation.errors[0].itemId).toBe(itemId);
  });
});

describe("what a Zapier app shows", () => {
  test("event types as an array of choices", async () => {
    const { status, body } = await ask("GET", "/eventTypes");
    expect(status).toBe(200);
    expect(body).toContainEqual({ id: "company.created", name: "company.created", description: expect.any(String) });
  });

  test("samples as an array of messages, each with an id of its own", async () => {
    const { body } = await ask("GET", "/samples?eventType=read.completed");
    expect(body).toEqual(expect.arrayContaining([expect.objectContaining({ eventType: "read.completed", payload: expect.any(Object) })]));
    expect(new Set(body.map(({ id }: { id: string }) => id)).size).toBe(body.length);
    expect((await ask("GET", "/samples?eventType=nothing")).status).toBe(404);
    expect((await ask("GET", "/samples")).body.validation.errors[0]).toMatchObject({
      itemId: "query.eventType",
      message: "Name an event type.",
    });
  });
});
