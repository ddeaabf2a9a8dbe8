import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { eventTypes } from "@/lib/event-types/catalogue";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { getMessage } from "@/lib/messages/get-message";
import { exampleOf } from "@/lib/test-events/example-of";
import { sendTestEvent } from "@/lib/test-events/send-test-event";
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

it("is a message flagged as a test with one delivery, to that consumer, whatever it or others are subscribed to", async () => {
  const { id } = await world.consumer({ eventTypes: ["company.deleted"], companyTags: ["region:uk"] });
  await world.consumer({ eventTypes: ["company.created"] });
  const { messageId } = await sendTestEvent(world.scope, id, { eventType: "company.created" }, world);
  const message = await getMessage(world.scope, messageId);
  expect(message).toMatchObject({
    eventType: "company.created",
    isTest: true,
    created: world.since(0),
    size: Buffer.byteLength(message.envelope ?? ""),
    deliveries: [{ webhookId: id, status: "Sending", slot: 0, nextAttemptAt: world.since(0), waitingFor: "schedule" }],
  });
  expect(JSON.parse(message.envelope ?? "")).toEqual({
    id: message.eventId,
    eventType: "company.created",
    generatedDate: world.since(0),
    payload: exampleOf("company.created"),
  });
  await wakesDone();
  expect((await pool().query("select due_at from lanes where consumer_id = $1", [id])).rows).toEqual([{ due_at: world.now() }]);
  expect((await pool().query("select delivery_count from messages where id = $1", [messageId])).rows).toEqual([{ delivery_count: 1 }]);
});

it("sends a payload of the caller's byte for byte, under the canonical name of an alias", async () => {
  const { id } = await world.consumer();
  const payload = '{ "z":12345678901234567890,"u":"\\u00e9" }';
  const event = { eventType: "report.categorizedBankStatement.generate.successful", payload };
  const { messageId } = await sendTestEvent(world.scope, id, event, world);
  const message = await getMessage(world.scope, messageId);
  expect(message.eventType).toBe("reports.categorizedBankStatement.generate.successful");
  expect(message.envelope).toContain(`"payload":${payload}}`);
});

it("sends any example of any event type by its name, and says which there are", async () => {
  for (const { name, examples } of eventTypes)
    for (const example of examples) expect(exampleOf(name, example.name)).toBe(example.value.payload);
  const { id } = await world.consumer();
  const { messageId } = await sendTestEvent(world.scope, id, { eventType: "connection.disconnected", example: "De-authorised" }, world);
  const { envelope } = await getMessage(world.scope, messageId);
  expect(JSON.parse(envelope ?? "").payload.connection.status).toBe("Deauthorized");
  await expect(sendTestEvent(world.scope, id, { eventType: "connection.disconnected", example: "Gone" }, world)).rejects.toThrow(
    'connection.disconnected has no example named "Gone". Choose one of "Unlinked", "De-authorised", or leave it out',
  );
});

it("refuses a disabled or unknown consumer, an unknown type or example, and payloads that are no object or too large", async () => {
  const { id } = await world.consumer();
  const { id: disabled } = await world.consumer({ disabled: true });
  const refused = async (webhookId: string, event: object, scope = world.scope) => {
    const error = await sendTestEvent(scope, webhookId, { eventType: "company.created", ...event }, world).then(
      () => undefined,
      (thrown) => thrown,
    );
    return [error?.code, error?.issues[0]?.itemId];
  };
  expect(await refused(disabled, {})).toEqual(["validation", "path.webhookId"]);
  expect(await refused(randomUUID(), {})).toEqual(["not_found", undefined]);
  expect(await refused(id, {}, (await ReplayWorld.create()).scope)).toEqual(["not_found", undefined]);
  expect(await refused(id, { eventType: "nothing" })).toEqual(["validation", "eventType"]);
  expect(await refused(id, { example: "nothing" })).toEqual(["validation", "example"]);
  expect(await refused(id, { payload: "[]" })).toEqual(["validation", "payload"]);
  expect(await refused(id, { payload: "{" })).toEqual(["validation", "payload"]);
  expect(await refused(id, { payload: JSON.stringify({ text: "x".repeat(env().MAX_PAYLOAD) }) })).toEqual(["too_large", "payload"]);
  expect((await pool().query("select from messages where client_id = $1", [world.scope.clientId])).rowCount).toBe(0);
});
