import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { createConsumerInput } from "@/lib/consumers/schema";
import { disconnect, pool } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { acceptEvents } from "@/lib/messages/accept-events";
import type { Scope } from "@/lib/scope";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

async function newClient(): Promise<Scope> {
  const clientId = randomUUID();
  await pool().query("insert into clients (id, name) values ($1, 'A client')", [clientId]);
  return { clientId, actor: { id: "key:1", name: "A key" } };
}

async function newCompany(scope: Scope, tags: Record<string, string>): Promise<string> {
  const id = randomUUID();
  await pool().query("insert into companies (id, client_id, name, tags) values ($1, $2, 'Toft stores', $3)", [id, scope.clientId, tags]);
  return id;
}

const consumer = (scope: Scope, eventTypes: string[], more: object = {}) =>
  createConsumer(scope, createConsumerInput.parse({ url: "http://127.0.0.1:9/in", eventTypes, ...more }));

const publish = (scope: Scope, body: unknown, options = {}) =>
  acceptEvents(scope, Buffer.from(typeof body === "string" ? body : JSON.stringify(body)), options);

const created = (more: object = {}) => ({ eventType: "company.created", payload: { n: 1 }, ...more });

async function refusal(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  const { code, issues } = error as AppError;
  return { code, items: issues.map(({ itemId }) => itemId) };
}

const count = async (scope: Scope) => {
  const { rows } = await pool().query("select count(*)::int as n from messages where client_id = $1", [scope.clientId]);
  return rows[0].n as number;
};

const deliveriesOf = async (messageId: string) => {
  const { rows } = await pool().query("select consumer_id from deliveries where message_id = $1", [messageId]);
  return rows.map((row) => row.consumer_id as string);
};

describe("accepting", () => {
  it("keeps the publisher's own bytes inside the envelope", async () => {
    const scope = await newClient();
    const { results } = await publish(
      scope,
      '{"id":"e-1","generatedDate":"2026-11-12T13:16:40Z","eventType":"company.created","payload":{ "z":12345678901234567890,"u":"\\u00e9" }}',
    );
    const { rows } = await pool().query("select payload, size from messages where id = $1", [results[0]?.messageId]);
    expect(rows[0].payload.toString()).toBe(
      '{"id":"e-1","eventType":"company.created","generatedDate":"2026-11-12T13:16:40.000Z","payload":{ "z":12345678901234567890,"u":"\\u00e9" }}',
    );
    expect(rows[0].size).toBe(rows[0].payload.length);
  });

  it("takes an alias and answers with the canonical name", async () => {
    const scope = await newClient();
    const { results } = await publish(scope, { eventType: "report.categorizedBankStatement.generate.successful", payload: {} });
    const { rows } = await pool().query("select event_type from messages where id = $1", [results[0]?.messageId]);
    expect(rows[0].event_type).toBe("reports.categorizedBankStatement.generate.successful");
  });

  it("answers a thousand events in their order, each with its own id", async () => {
    const scope = await newClient();
    const ids = Array.from({ length: 1_000 }, (_, n) => `order-${n}`);
    const { results } = await publish(scope, { events: ids.map((id) => created({ id })) });
    expect(results.map(({ id }) => id)).toEqual(ids);
    expect(new Set(results.map(({ messageId }) => messageId)).size).toBe(1_000);
    expect(await count(scope)).toBe(1_000);
  });
});

describe("matching", () => {
  it("goes by client, event type, tags and being enabled", async () => {
    const [scope, other] = [await newClient(), await newClient()];
    const all = await consumer(scope, ["company.created", "company.deleted"]);
    const tagged = await consumer(scope, ["company.created"], { companyTags: ["region:uk", "tier:gold"] });
    await consumer(scope, ["company.deleted"]);
    await consumer(scope, ["company.created"], { disabled: true });
    await consumer(scope, ["company.created"], { companyTags: ["region:UK"] });
    await consumer(other, ["company.created"]);
    const uk = await newCompany(scope, { region: "uk", tier: "silver" });
    const fr = await newCompany(scope, { region: "fr" });
    const to = async (more: object) => (await deliveriesOf((await publish(scope, created(more))).results[0]?.messageId ?? "")).sort();
    expect(await to({ companyId: uk })).toEqual([all.id, tagged.id].sort());
    expect(await to({ companyId: fr })).toEqual([all.id]);
    expect(await to({})).toEqual([all.id]);
  });

  it("keeps the company's tags as they were", async () => {
    const scope = await newClient();
    const companyId = await newCompany(scope, { 'quo"te': "back\\slash, {brace}" });
    const { results } = await publish(scope, created({ companyId }));
    const { rows } = await pool().query("select company_tags, payload from messages where id = $1", [results[0]?.messageId]);
    expect(rows[0].company_tags).toEqual(['quo"te:back\\slash, {brace}']);
    expect(JSON.parse(rows[0].payload).payload.referenceCompany).toMatchObject({
      id: companyId,
      name: "Toft stores",
      tags: { 'quo"te': "back\\slash, {brace}" },
    });
  });
});

describe("repeats", () => {
  it("are duplicates with the same body, whatever its spacing elsewhere", async () => {
    const scope = await newClient();
    const first = await publish(scope, created({ id: "a" }));
    const second = await publish(scope, `{ "payload":{"n":1}, "id":"a",  "eventType":"company.created" }`);
    expect(second.results).toEqual([{ ...first.results[0], duplicate: true }]);
    expect(await count(scope)).toBe(1);
  });

  it("are conflicts with another body, and take nothing of their batch in", async () => {
    const scope = await newClient();
    await publish(scope, created({ id: "a" }));
    const batch = { events: [created({ id: "b" }), created({ id: "a", payload: { n: 2 } })] };
    expect(await refusal(publish(scope, batch))).toEqual({ code: "conflict", items: ["events[1].id"] });
    expect(await count(scope)).toBe(1);
  });

  it("within one batch count as well", async () => {
    const scope = await newClient();
    const { results } = await publish(scope, { events: [created({ id: "a" }), created({ id: "b" }), created({ id: "a" })] });
    expect(results.map(({ duplicate }) => duplicate)).toEqual([false, false, true]);
    expect(results[2]?.messageId).toBe(results[0]?.messageId);
    const conflicting = { events: [created({ id: "c" }), created({ id: "c", eventType: "company.deleted" })] };
    expect(await refusal(publish(scope, conflicting))).toEqual({ code: "conflict", items: ["events[1].id"] });
  });

  it("sent a hundred times at once make one message", async () => {
    const scope = await newClient();
    await consumer(scope, ["company.created"]);
    const answers = await Promise.all(Array.from({ length: 100 }, () => publish(scope, created({ id: "same" }))));
    expect(new Set(answers.map(({ results }) => results[0]?.messageId)).size).toBe(1);
    expect(answers.filter(({ results }) => !results[0]?.duplicate)).toHaveLength(1);
    expect(await deliveriesOf(answers[0]?.results[0]?.messageId ?? "")).toHaveLength(1);
  });

  it("of overlapping batches sent at once make each message once", async () => {
    const scope = await newClient();
    const batch = (from: number) => ({ events: Array.from({ length: 50 }, (_, n) => created({ id: `e-${(from + n * 7) % 60}` })) });
    await Promise.all(Array.from({ length: 20 }, (_, n) => publish(scope, batch(n))));
    expect(await count(scope)).toBe(60);
  });

  it("under one Idempotency-Key are duplicates without ids of their own", async () => {
    const scope = await newClient();
    const batch = { events: [created(), created()] };
    const first = await publish(scope, batch, { idempotencyKey: "k" });
    const second = await publish(scope, batch, { idempotencyKey: "k" });
    expect(second.results).toEqual(first.results.map((result) => ({ ...result, duplicate: true })));
    expect((await publish(scope, batch, { idempotencyKey: "l" })).results.every(({ duplicate }) => !duplicate)).toBe(true);
  });

  it("of another client are its own", async () => {
    const [one, two] = [await newClient(), await newClient()];
    await publish(one, created({ id: "a" }));
    expect((await publish(two, created({ id: "a" }))).results[0]?.duplicate).toBe(false);
  });
});

describe("refusing, with nothing accepted", () => {
  const batch = (bad: object, at = 499) => ({ events: Array.from({ length: 600 }, (_, n) => (n === at ? bad : created())) });
  it.each<[string, unknown, string, string[]]>([
    ["no body", "", "validation", ["body"]],
    ["wrong JSON", '{"eventType":', "validation", ["body"]],
    ["a list", "[]", "validation", ["body"]],
    ["no event type", { payload: {} }, "validation", ["eventType"]],
    ["an unknown event type", { eventType: "company.renamed", payload: {} }, "validation", ["eventType"]],
    ["a payload that is no object", { eventType: "company.created", payload: [] }, "validation", ["payload"]],
    ["an unknown property", { ...created(), payLoad: 1 }, "validation", ["payLoad"]],
    ["a company that is not there", created({ companyId: "0498e921-9b53-4396-a412-4f2f5983b0a2" }), "validation", ["companyId"]],
    ["300 KB of payload", created({ payload: { text: "x".repeat(300_000) } }), "too_large", ["payload"]],
    ["an id with a NUL in it", created({ id: "a\u0000b" }), "validation", ["id"]],
    ["an empty batch", { events: [] }, "validation", ["events"]],
    ["1,001 events", { events: Array.from({ length: 1_001 }, () => created()) }, "validation", ["events"]],
    ["a batch whose 500th event has an unknown type", batch({ eventType: "nope", payload: {} }), "validation", ["events[499].eventType"]],
    ["a batch whose 500th event has no payload", batch({ eventType: "company.created" }), "validation", ["events[499].payload"]],
    [
      "a batch whose 500th event is too large",
      batch(created({ payload: { text: "x".repeat(300_000) } })),
      "too_large",
      ["events[499].payload"],
    ],
  ])("%s", async (_, body, code, items) => {
    const scope = await newClient();
    expect(await refusal(publish(scope, body))).toEqual({ code, items });
    expect(await count(scope)).toBe(0);
  });

  it("bytes that are not UTF-8", async () => {
    const scope = await newClient();
    const body = Buffer.concat([
      Buffer.from('{"eventType":"company.created","payload":{"a":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}}'),
    ]);
    expect(await refusal(acceptEvents(scope, body))).toEqual({ code: "validation", items: ["body"] });
  });

  it("names every bad event of a batch, whatever is wrong with each", async () => {
    const scope = await newClient();
    const events: unknown[] = Array.from({ length: 500 }, () => created());
    events[3] = created({ id: 7 });
    events[4] = created({ companyId: "0498e921-9b53-4396-a412-4f2f5983b0a2" });
    events[5] = 7;
    events[6] = { eventType: "nope", payload: [] };
    events[499] = { eventType: "nope", payload: {} };
    const { code, items } = await refusal(publish(scope, { events }));
    expect(code).toBe("validation");
    expect(items.sort()).toEqual([
      "events[3].id",
      "events[499].eventType",
      "events[4].companyId",
      "events[5]",
      "events[6].eventType",
      "events[6].payload",
    ]);
    expect(await count(scope)).toBe(0);
  });

  it("what only Postrider tells of: its operational events, by the field", async () => {
    const scope = await newClient();
    const error = await publish(scope, { eventType: "webhook.disabled", payload: {} }).catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: "validation",
      issues: [{ itemId: "eventType", message: expect.stringContaining("published by Postrider alone") }],
    });
    expect(await refusal(publish(scope, { events: [created(), { eventType: "message.exhausted", payload: {} }] }))).toEqual({
      code: "validation",
      items: ["events[1].eventType"],
    });
    expect(await count(scope)).toBe(0);
  });

  it("names twenty bad events at most", async () => {
    const scope = await newClient();
    const { items } = await refusal(publish(scope, { events: Array.from({ length: 30 }, () => ({ eventType: "nope", payload: {} })) }));
    expect(items).toHaveLength(20);
  });
});
