import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { createConsumerInput } from "@/lib/consumers/schema";
import { disconnect } from "@/lib/db";
import { countSubscribers } from "@/lib/event-types/count-subscribers";
import { createEventType } from "@/lib/event-types/create-event-type";
import { getOwnEventType } from "@/lib/event-types/get-own-event-type";
import { reviewEventType } from "@/lib/event-types/review-event-type";
import { createEventTypeInput } from "@/lib/event-types/schema";
import { acceptEvents } from "@/lib/messages/accept-events";
import type { OperatorScope } from "@/lib/scope";
import { newWorld } from "@/lib/testing/conformance-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const operator: OperatorScope = { clientId: null, actor: { id: `user:${randomUUID()}`, name: "Olive Operator" } };
const payloadSchema = { type: "object", required: ["orderId"], properties: { orderId: { type: "string" }, lines: { type: "integer" } } };
const examples = [{ name: "One line", payload: { orderId: "A-1" } }];
const NONE = { checked: 0, refused: 0, first: null };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

it("finds what saving would refuse, in the schema and in the examples, and writes nothing", async () => {
  const form = { name: "", isKnown: false, payloadSchema, examples };
  expect(await reviewEventType(operator, form)).toEqual({ issues: [], messages: NONE });
  const wrong = await reviewEventType(operator, { ...form, payloadSchema: { type: "object", properties: { orderId: { type: "text" } } } });
  expect(wrong.issues).toMatchObject([{ itemId: "payloadSchema.properties.orderId.type", validatorName: "json_schema" }]);
  const unfit = await reviewEventType(operator, { ...form, examples: [{ name: "Wrong", payload: { orderId: 1 } }] });
  expect(unfit.issues).toMatchObject([{ itemId: "examples[0].payload.orderId", message: "Must be of type string." }]);
});

it("holds the latest messages of the type against a schema that is about to change", async () => {
  await createEventType(operator, createEventTypeInput.parse({ name: "order.placed", payloadSchema, examples }));
  const world = await newWorld();
  const events = [1, 2, 3].map((lines) => ({ eventType: "order.placed", payload: { orderId: "A", lines } }));
  const { results } = await acceptEvents(world.scope, Buffer.from(JSON.stringify({ events })), { clock: world.clock });
  const form = { name: "order.placed", isKnown: true, payloadSchema, examples };
  expect((await reviewEventType(operator, form)).messages).toEqual({ checked: 3, refused: 0, first: null });
  const stricter = { ...payloadSchema, properties: { ...payloadSchema.properties, lines: { type: "integer", maximum: 1 } } };
  const { messages } = await reviewEventType(operator, { ...form, payloadSchema: stricter });
  expect(messages).toMatchObject({ checked: 3, refused: 2, first: { path: "payload.lines", message: "Must be <= 1." } });
  expect(results.map(({ messageId }) => messageId)).toContain(messages.first?.messageId);
  const unusable = await reviewEventType(operator, { ...form, payloadSchema: { type: "array" } });
  expect(unusable).toMatchObject({ issues: [{ itemId: "payloadSchema" }], messages: NONE });
});

it("counts those who take a type, over all clients, but for deleted ones", async () => {
  await createEventType(operator, createEventTypeInput.parse({ name: "order.sent", payloadSchema, examples }));
  const [one, other] = [await newWorld(), await newWorld()];
  const input = createConsumerInput.parse({ url: "http://127.0.0.1:9/in", eventTypes: ["order.sent", "company.created"] });
  for (const { scope, clock } of [one, one, other]) await createConsumer(scope, input, clock);
  const counts = await countSubscribers(operator, ["order.sent", "order.gone"]);
  expect([...counts]).toEqual([["order.sent", { consumers: 3, clients: 2 }]]);
  expect(await countSubscribers(operator, [])).toEqual(new Map());
});

it("answers a type of the operator's own as it is edited, and no other", async () => {
  expect(await getOwnEventType(operator, "order.placed")).toMatchObject({ name: "order.placed", payloadSchema, examples });
  await expect(getOwnEventType(operator, "company.created")).rejects.toMatchObject({ code: "not_found" });
});
