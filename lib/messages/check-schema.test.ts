import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { findEventType } from "@/lib/event-types/catalogue";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ApiWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await ApiWorld.create();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

/** The example of a type, as a publisher would send it. */
function event(change: Record<string, unknown> = {}, eventType = "read.completed") {
  const payload = findEventType(eventType)?.examples[0]?.value.payload as Record<string, unknown>;
  return { eventType, payload: { ...payload, ...change } };
}

const publish = (body: unknown) => world.call("POST", "/events", body);
const issueOf = async (body: unknown) => {
  const { body: answer } = await publish(body);
  return (await world.call("GET", `/messages/${answer.results[0].messageId}`)).body.schemaIssue;
};
const count = async () => {
  const { rows } = await pool().query("select count(*)::int as n from messages where client_id = $1", [world.clientId]);
  return rows[0].n as number;
};
const bad = { dataTypes: [{ ...(event().payload.dataTypes as object[])[0], status: "Done" }] };

describe("in warn mode", () => {
  beforeAll(() => {
    env().SCHEMA_MODE = "warn";
  });

  it("an event that fits has no issue, one that does not is accepted with it, in the list too", async () => {
    expect(await issueOf(event())).toBeNull();
    expect(await issueOf(event(bad))).toMatch(/^payload\.dataTypes\[0\]\.status: Must be one of Initial, Queued, .*PrerequisiteNotMet\.$/);
    const { body } = await world.call("GET", "/messages?limit=2");
    expect(body.results.map(({ schemaIssue }: { schemaIssue: string | null }) => schemaIssue !== null)).toEqual([true, false]);
  });

  it("a batch keeps each event's own", async () => {
    const { body } = await publish({ events: [event(), event({ dataTypes: 5 }), event()] });
    const { rows } = await pool().query("select id, schema_issue from messages where id = any($1)", [
      body.results.map(({ messageId }: { messageId: string }) => messageId),
    ]);
    const issues = new Map(rows.map((row) => [row.id, row.schema_issue]));
    expect(body.results.map(({ messageId }: { messageId: string }) => issues.get(messageId))).toEqual([
      null,
      "payload.dataTypes: Must be of type array.",
      null,
    ]);
  });

  it("a company that is filled in counts", async () => {
    const { referenceCompany: _, ...payload } = event().payload;
    expect(await issueOf({ ...event(), payload })).toBe("payload.referenceCompany: This property is required.");
    const company = await world.call("POST", "/companies", { name: "Harbour Lane Bakery", tags: { ["k".repeat(27)]: "v".repeat(100) } });
    expect(await issueOf({ ...event(), payload, companyId: company.body.id })).toBeNull();
  });

  it("a payload's odd keys can be written down", async () => {
    const connection = { "a\u0000b": 1, ["x".repeat(2_000)]: 1 };
    expect(await issueOf(event({ connection }, "connection.created"))).toMatch(/^payload\.connection\.id: /);
    const whole = (event({}, "connection.created").payload as { connection: object }).connection;
    const note = await issueOf(event({ connection: { ...whole, ...connection } }, "connection.created"));
    expect(note).toBe("payload.connection.a\uFFFDb: This property is not known here.");
    const long = await issueOf(event({ connection: { ...whole, ["x".repeat(2_000)]: 1 } }, "connection.created"));
    expect(long).toBe(`payload.connection.${"x".repeat(100)}…: This property is not known here.`);
  });

  it("big integers, key order, escapes and spacing reach the receiver as they came, whatever was found", async () => {
    const payload = '{ "z":12345678901234567890123,"a":1e400,"u":"\\u00e9é\\ud83d\\ude00" , "dataTypes":0.10 }';
    const { body } = await publish(`{"eventType":"read.completed","payload":${payload}}`);
    const { body: message } = await world.call("GET", `/messages/${body.results[0].messageId}`);
    expect(message.envelope).toContain(`"payload":${payload}}`);
    expect(message.schemaIssue).toBe("payload.referenceCompany: This property is required.");
  });
});

describe("in enforce mode", () => {
  beforeAll(() => {
    env().SCHEMA_MODE = "enforce";
  });

  it("refuses with the place of each bad event, and accepts none of them", async () => {
    const before = await count();
    const { status, body } = await publish({ events: [event(), event(), event(), event(bad), event({ referenceCompany: { id: 7 } })] });
    expect(status).toBe(400);
    expect(body.validation.errors).toEqual([
      {
        itemId: "events[3].payload.dataTypes[0].status",
        message: expect.stringMatching(/^Must be one of Initial, /),
        validatorName: "enum",
      },
      { itemId: "events[4].payload.referenceCompany.name", message: expect.stringMatching(/required/), validatorName: "required" },
    ]);
    expect(await count()).toBe(before);
  });

  it("names twenty at most, and the place in a single event without its batch", async () => {
    const { body } = await publish({ events: Array.from({ length: 30 }, () => event(bad)) });
    expect(body.validation.errors).toHaveLength(20);
    const single = await publish(event({ dataTypes: {} }));
    expect(single.body.validation.errors[0]).toMatchObject({ itemId: "payload.dataTypes", validatorName: "type" });
  });

  it("accepts what fits", async () => {
    expect(await publish({ events: [event(), event({}, "invoices.write.successful")] })).toMatchObject({ status: 202 });
  });
});

describe("switched off", () => {
  it("looks at nothing", async () => {
    env().SCHEMA_MODE = "off";
    expect(await issueOf(event(bad))).toBeNull();
  });
});
