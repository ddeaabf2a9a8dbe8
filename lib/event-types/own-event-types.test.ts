import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { createConsumerInput } from "@/lib/consumers/schema";
import { disconnect, pool } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { archiveEventType, unarchiveEventType } from "@/lib/event-types/archive-event-type";
import { eventTypeSummaries, findEventType } from "@/lib/event-types/catalogue";
import { createEventType } from "@/lib/event-types/create-event-type";
import { deprecateEventType } from "@/lib/event-types/deprecate-event-type";
import { getEventType, listEventTypes } from "@/lib/event-types/get-event-type";
import { listOwnEventTypes } from "@/lib/event-types/list-own-event-types";
import { createEventTypeInput, updateEventTypeInput } from "@/lib/event-types/schema";
import { updateEventType } from "@/lib/event-types/update-event-type";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { acceptEvents } from "@/lib/messages/accept-events";
import { getMessage } from "@/lib/messages/get-message";
import type { OperatorScope, Scope } from "@/lib/scope";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let client: Scope;
const operator: OperatorScope = { clientId: null, actor: { id: "user:operator", name: "An operator", address: "192.0.2.7" } };

beforeAll(async () => {
  database = await createTestDatabase();
  client = { clientId: randomUUID(), actor: { id: "key:1", name: "A key" } };
  await pool().query("insert into clients (id, name) values ($1, 'A client')", [client.clientId]);
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

const shipped = {
  group: "Orders",
  description: { en: "An order left the warehouse.", fr: "Une commande a quitté l’entrepôt." },
  payloadSchema: {
    type: "object",
    properties: { zOrder: { $ref: "#/$defs/number" }, carrier: { type: "string" } },
    required: ["zOrder"],
    $defs: { number: { type: "string", pattern: "^[A-Z]{2}-[0-9]+$" } },
  },
  examples: [{ name: "Shipped", payload: { zOrder: "AB-1", carrier: "Post" } }],
};

let serial = 0;
/** A new type under a name of its own. */
async function create(more: object = {}) {
  const name = `order.shipped${++serial}`;
  return createEventType(operator, createEventTypeInput.parse({ name, ...shipped, ...more }));
}

async function refusal(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  const { code, message, issues } = error as AppError;
  return { code, message, items: issues.map(({ itemId }) => itemId) };
}

const publish = (eventType: string, payload: object = { zOrder: "AB-1" }) =>
  acceptEvents(client, Buffer.from(JSON.stringify({ eventType, payload })));

describe("an event type of the operator's own", () => {
  it("is in the catalogue with its envelope's schema, its examples and its words", async () => {
    const { name } = await create();
    expect(await getEventType(name, "fr")).toMatchObject({
      name,
      aliases: [],
      solution: "custom",
      group: "Orders",
      description: "Une commande a quitté l’entrepôt.",
      archived: false,
      schema: { $defs: { number: {} }, properties: { eventType: { const: name }, payload: { required: ["zOrder"] } } },
      examples: [{ name: "Shipped", value: { eventType: name, payload: { zOrder: "AB-1", carrier: "Post" } } }],
    });
    const { schema } = await getEventType(name, "en");
    const payload = (schema.properties as { payload: { properties: object; $defs?: object } }).payload;
    expect(Object.keys(payload.properties)).toEqual(["zOrder", "carrier"]);
    expect(payload.$defs).toBeUndefined();
    expect((await listEventTypes("en")).at(-1)).toMatchObject({ name, description: "An order left the warehouse." });
    expect(eventTypeSummaries().at(-1)).toMatchObject({ name, solution: "custom", group: "Orders" });
  });

  it("can be published, subscribed to, and is held against its schema", async () => {
    const { name } = await create();
    const consumer = await createConsumer(client, createConsumerInput.parse({ url: "http://127.0.0.1:9/in", eventTypes: [name] }));
    const accepted = await publish(name, { zOrder: "ab-1" });
    const message = await getMessage(client, accepted.results[0]?.messageId ?? "");
    expect(message).toMatchObject({ eventType: name, deliveries: [{ webhookId: consumer.id }] });
    expect(message.schemaIssue).toBe("payload.zOrder: Must match ^[A-Z]{2}-[0-9]+$.");
  });

  it("needs no words and no group; one language stands in for the other", async () => {
    const bare = await create({ group: undefined, description: undefined });
    expect(await getEventType(bare.name, "en")).toMatchObject({ group: null, description: "" });
    const french = await create({ description: { en: null, fr: "Une commande." } });
    expect((await getEventType(french.name, "en")).description).toBe("Une commande.");
  });

  it("is changed, and what was accepted before stays", async () => {
    const { name, modified } = await create();
    const examples = [{ name: "Other", payload: { other: 1 } }];
    const { results } = await publish(name);
    const changed = await updateEventType(operator, name, { payloadSchema: { type: "object", required: ["other"] }, examples });
    expect(changed).toMatchObject({ group: "Orders", payloadSchema: { required: ["other"] }, examples, createdBy: "user:operator" });
    expect(changed.modified > modified).toBe(true);
    const { results: later } = await publish(name);
    const issue = async (id = "") => (await getMessage(client, id)).schemaIssue;
    expect(await issue(results[0]?.messageId)).toBeNull();
    expect(await issue(later[0]?.messageId)).toBe("payload.other: This property is required.");
    expect(await refusal(updateEventType(operator, name, { examples: shipped.examples }))).toMatchObject({
      items: ["examples[0].payload.other"],
    });
    expect(await refusal(updateEventType(operator, name, { payloadSchema: { type: "array" } }))).toMatchObject({
      items: ["payloadSchema"],
    });
  });

  it("that is deprecated may still be published, and names what to use instead", async () => {
    const { name } = await create();
    const next = await create();
    const deprecated = await deprecateEventType(operator, name, { deprecated: true, replacedBy: next.name });
    expect(deprecated).toMatchObject({ deprecated: true, replacedBy: next.name });
    expect(eventTypeSummaries().find((type) => type.name === name)).toMatchObject({ deprecated: true, replacedBy: next.name });
    expect((await publish(name)).results).toHaveLength(1);
    expect(await deprecateEventType(operator, name, { deprecated: false })).toMatchObject({ deprecated: false, replacedBy: null });
    for (const replacedBy of [name, "nothing", "SyncFailed", "report.categorizedBankStatement.generate.successful"]) {
      expect(
        await refusal(
          deprecateEventType(operator, next.name, { deprecated: true, replacedBy: replacedBy === name ? next.name : replacedBy }),
        ),
      ).toMatchObject({
        items: ["replacedBy"],
      });
    }
  });

  it("that is archived is neither published nor subscribed to, until it is taken back", async () => {
    const { name } = await create();
    expect(await archiveEventType(operator, name)).toMatchObject({ archived: true });
    const subscribe = () => createConsumer(client, createConsumerInput.parse({ url: "http://127.0.0.1:9/in", eventTypes: [name] }));
    expect(await refusal(publish(name))).toMatchObject({
      code: "validation",
      items: ["eventType"],
      message: expect.stringContaining("is archived"),
    });
    expect(await refusal(subscribe())).toMatchObject({ items: ["eventTypes[0]"] });
    expect(eventTypeSummaries().some((type) => type.name === name)).toBe(false);
    expect(await getEventType(name, "en")).toMatchObject({ archived: true });
    expect(await unarchiveEventType(operator, name)).toMatchObject({ archived: false });
    expect((await publish(name)).results).toHaveLength(1);
  });

  it("writes down every change that is one, of no client", async () => {
    const { name } = await create();
    await updateEventType(operator, name, { group: "Sales" });
    await archiveEventType(operator, name);
    await archiveEventType(operator, name);
    await unarchiveEventType(operator, name);
    await deprecateEventType(operator, name, { deprecated: false });
    await deprecateEventType(operator, name, { deprecated: true });
    const { rows } = await pool().query(
      "select client_id, actor, actor_name, address, action, before->>'group' as before, after->>'group' as after from audit_entries where subject = $1 order by id",
      [`eventType:${name}`],
    );
    const entry = { client_id: null, actor: "user:operator", actor_name: "An operator", address: "192.0.2.7" };
    expect(rows).toEqual([
      { ...entry, action: "eventType.created", before: null, after: "Orders" },
      { ...entry, action: "eventType.updated", before: "Orders", after: "Sales" },
      { ...entry, action: "eventType.archived", before: "Sales", after: "Sales" },
      { ...entry, action: "eventType.unarchived", before: "Sales", after: "Sales" },
      { ...entry, action: "eventType.deprecated", before: "Sales", after: "Sales" },
    ]);
    expect((await listOwnEventTypes(operator)).find((type) => type.name === name)).toMatchObject({ group: "Sales", deprecated: true });
  });
});

describe("refused are", () => {
  it.each(["company.created", "Company.Created", "report.categorizedbankstatement.generate.successful", "syncfailed"])(
    "the name %s, which could be taken for one of the product",
    async (name) => {
      const input = createEventTypeInput.parse({ name, ...shipped });
      expect(await refusal(createEventType(operator, input))).toMatchObject({ code: "validation", items: ["name"] });
    },
  );

  it.each(["", "1st", "a..b", ".a", "a.", "a b", "a/b", "é", "{dataType}.write", "a".repeat(129)])("the name %j", (name) => {
    expect(createEventTypeInput.safeParse({ name, ...shipped }).success).toBe(false);
  });

  it("one without an example", () => {
    expect(createEventTypeInput.safeParse({ name: "order.none", ...shipped, examples: [] }).success).toBe(false);
    expect(updateEventTypeInput.safeParse({ examples: [] }).success).toBe(false);
  });

  it("a name twice, also by two at once", async () => {
    const input = createEventTypeInput.parse({ name: "order.twice", ...shipped });
    const outcomes = await Promise.allSettled([createEventType(operator, input), createEventType(operator, input)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const other = createEventTypeInput.parse({ name: "Order.Twice", ...shipped });
    expect(await refusal(createEventType(operator, other))).toMatchObject({ items: ["name"] });
  });

  it("changes of what comes with the product, and of what is not there", async () => {
    const changes = (name: string) => [
      () => updateEventType(operator, name, updateEventTypeInput.parse({ group: "x" })),
      () => archiveEventType(operator, name),
      () => unarchiveEventType(operator, name),
      () => deprecateEventType(operator, name, { deprecated: true }),
    ];
    const alias = "report.categorizedBankStatement.generate.successful";
    for (const change of [...changes("company.created"), ...changes(alias)])
      expect(await refusal(change())).toMatchObject({ code: "forbidden" });
    for (const change of changes("nothing")) expect(await refusal(change())).toMatchObject({ code: "not_found" });
  });

  it("examples that do not fit, or share a name; nothing is written then", async () => {
    const examples = [
      { name: "One", payload: { zOrder: "AB-1" } },
      { name: "Two", payload: { zOrder: "1" } },
    ];
    expect(await refusal(create({ examples }))).toMatchObject({ items: ["examples[1].payload.zOrder"] });
    expect(await refusal(create({ examples: [examples[0], examples[0]] }))).toMatchObject({ items: ["examples[1].name"] });
    expect(findEventType(`order.shipped${serial}`)).toBeUndefined();
    const large = [{ name: "Large", payload: { zOrder: "AB-1", carrier: "x".repeat(70_000) } }];
    expect(await refusal(create({ examples: large }))).toMatchObject({ items: ["examples[0]"] });
  });
});
