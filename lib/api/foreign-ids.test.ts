import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { KEY_SCOPES, scopesMay } from "@/lib/access/roles";
import { isRawBody, type Operation } from "@/lib/api/operation";
import { operations } from "@/lib/api/v1";
import { disconnect } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld, call } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// Ids of another client's things where they stand in a body or a query (those in paths: refusals.test.ts). Which operations can be
// told of a thing is read from the registry, so that a new one can't be forgotten.

let database: TestDatabase;
let owner: ApiWorld;
let stranger: ApiWorld;
/** Ids of the owner's things, and of the stranger's own. */
let foreign: Record<string, string>;
let mine: { webhookId: string; messageId: string };

const session = (world: ApiWorld) => ({ authenticateSession: async () => ({ scope: world.scope, role: "Administrator" as const }) });

/** A consumer with a message and replays, and what else can be named. */
async function furnish(world: ApiWorld): Promise<Record<string, string> & typeof mine> {
  const { id: webhookId } = await world.addConsumer();
  const published = await world.call("POST", "/events", { eventType: "company.created", payload: {} });
  const company = await world.call("POST", "/companies", { name: "Toft stores" });
  const apiKey = await world.call("POST", "/apiKeys", {});
  const since = "2026-01-01T00:00:00Z";
  for (const kind of ["recover", "replay"]) {
    const { status, body } = await world.call("POST", `/webhooks/${webhookId}/${kind}`, { since });
    expect(status).toBe(202);
    await world.call("POST", `/replays/${body.id}/cancel`);
  }
  const replays = await world.call("GET", `/webhooks/${webhookId}/replays`);
  const audit = await call("GET", "/auditEntries?limit=1", { context: session(world) });
  return {
    webhookId,
    messageId: published.body.results[0].messageId,
    companyId: company.body.id,
    apiKeyId: apiKey.body.id,
    replayId: replays.body.results[0].id,
    auditId: audit.body.results[0].id,
  };
}

beforeAll(async () => {
  database = await createTestDatabase();
  [owner, stranger] = [await ApiWorld.create(), await ApiWorld.create()];
  mine = await furnish(stranger);
  // Later than the stranger's: a cursor that was looked up would lead to what is the stranger's own.
  foreign = await furnish(owner);
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

/** Where a body or a query names something by its id, with a whole request round it; `mine` are ids of the one who asks. */
const NAMED: Record<string, (id: Record<string, string>, mine: Record<string, string>) => { path: string; body?: unknown }> = {
  "POST /events companyId": (id) => ({ path: "/events", body: { eventType: "company.created", payload: {}, companyId: id.companyId } }),
  "GET /messages webhookId": (id) => ({ path: `/messages?webhookId=${id.webhookId}` }),
  "GET /messages companyId": (id) => ({ path: `/messages?companyId=${id.companyId}` }),
  "GET /messages id": (id) => ({ path: `/messages?id=${id.messageId}` }),
  "GET /messages/{messageId}/attempts webhookId": (id, mine) => ({
    path: `/messages/${mine.messageId}/attempts?webhookId=${id.webhookId}`,
  }),
  "GET /messages/{messageId}/verdicts webhookId": (id, mine) => ({
    path: `/messages/${mine.messageId}/verdicts?webhookId=${id.webhookId}`,
  }),
  "POST /messages/{messageId}/resend webhookId": (id, mine) => ({
    path: `/messages/${mine.messageId}/resend`,
    body: { webhookId: id.webhookId },
  }),
  "GET /activity/overview webhookId": (id) => ({ path: `/activity/overview?webhookId=${id.webhookId}&${RANGE}` }),
  "GET /auditEntries subject": (id) => ({ path: `/auditEntries?subject=consumer:${id.webhookId}` }),
  "GET /auditEntries actor": (id) => ({ path: `/auditEntries?actor=key:${id.apiKeyId}` }),
  "GET /auditEntries cursor": (id) => ({ path: `/auditEntries?cursor=${id.auditId}` }),
  "GET /webhooks query": (id) => ({ path: `/webhooks?query=id=${id.webhookId}` }),
  "GET /companies query": (id) => ({ path: `/companies?query=id=${id.companyId}` }),
  "GET /apiKeys query": (id) => ({ path: `/apiKeys?query=id=${id.apiKeyId}` }),
  "GET /webhooks/{webhookId}/replays cursor": (id, mine) => ({ path: `/webhooks/${mine.webhookId}/replays?cursor=${id.replayId}` }),
};
const RANGE = "since=2026-03-01T00:00:00Z&until=2026-03-02T00:00:00Z&interval=PT1H";

/** An id that sorts by time, or a number, only says as a cursor where to go on: it is looked up nowhere. */
const CURSORS_OF_TIME = [
  "GET /messages",
  "GET /messages/{messageId}/attempts",
  "GET /webhooks/{webhookId}/deliveries",
  "GET /webhooks/{webhookId}/inbox",
  "GET /webhooks/{webhookId}/versions",
];

/** Properties by which an operation can be told of a thing, wherever in its query or body they stand. */
function namedBy({ request: { query, body } }: Operation): string[] {
  const schemas = [query, body && (isRawBody(body) ? body.schema : body)].flatMap((schema) => schema ?? []);
  const names = schemas.flatMap((schema) => propertiesOf(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })));
  // The id of an event is its publisher's own.
  const isEvent = names.includes("payload");
  return [...new Set(names)].filter((name) => /Id$|^(cursor|query|subject|actor)$/.test(name) || (name === "id" && !isEvent));
}

function propertiesOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "properties" in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema).flatMap(propertiesOf)];
}

describe("another client's ids in a body or query", () => {
  const expected = operations.flatMap((one) => {
    const place = `${one.method} ${one.path}`;
    return namedBy(one)
      .filter((name) => name !== "cursor" || !CURSORS_OF_TIME.includes(place))
      .map((name) => `${place} ${name}`);
  });

  test("are all in the table", () => {
    expect(Object.keys(NAMED).sort()).toEqual(expected.sort());
  });

  test.each(Object.entries(NAMED))("%s: as if they were not there", async (place, requestOf) => {
    const nobodys = Object.fromEntries(Object.keys(foreign).map((name) => [name, randomUUID()]));
    const ask = async (ids: Record<string, string>) => {
      const { path, body } = requestOf(ids, mine);
      const [method = "", route] = place.split(" ");
      const { permission } = operations.find((one) => one.method === method && one.path === route) as Operation;
      const who = scopesMay(KEY_SCOPES, permission) ? { key: stranger.key } : { context: session(stranger) };
      const answer = await call(method, path, { ...who, body });
      const text = Object.values(ids).reduce((all, id) => all.replaceAll(id, "…"), answer.text);
      return { status: answer.status, text: text.replace(/"correlationId":"\w+"/, "") };
    };
    const answer = await ask(foreign);
    expect(answer).toEqual(await ask({ ...nobodys, messageId: "msg_00000000000000000000000000" }));
    expect(answer.status).not.toBeOneOf([202, 500]);
  });

  test("a log goes on from another's cursor with one's own alone", async () => {
    for (const place of CURSORS_OF_TIME) {
      const path = place.replace("GET ", "").replace(/\{(\w+)\}/, (_, name: keyof typeof mine) => mine[name]);
      const { body } = await stranger.call("GET", `${path}?cursor=${foreign.messageId?.replace("msg_0", "msg_7")}`);
      for (const id of Object.values(foreign)) expect(JSON.stringify(body)).not.toContain(id);
    }
  });
});
