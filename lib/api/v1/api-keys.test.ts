import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { authenticateKey } from "@/lib/access/authenticate-key";
import { KEY_SCOPES } from "@/lib/access/roles";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { disconnect, pool } from "@/lib/db";
import { ApiWorld, addKey, call } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ApiWorld;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ApiWorld.create();
});

const publish = (key: string) => call("POST", "/events", { key, body: { eventType: "company.created", payload: { id: "a" } } });

describe("creating a key", () => {
  test("answers the key once; it works, is listed without itself, and is stored as a hash", async () => {
    const { status, body } = await world.call("POST", "/apiKeys", { name: " Publisher ", scopes: ["events:publish", "events:publish"] });
    expect(status).toBe(201);
    const { apiKey, ...listed } = body;
    expect(body).toEqual({
      id: expect.any(String),
      name: "Publisher",
      prefix: apiKey.slice(0, 8),
      scopes: ["events:publish"],
      createdDate: expect.stringMatching(/Z$/),
      lastUsed: null,
      apiKey: expect.stringMatching(/^prk_/),
    });
    expect((await publish(apiKey)).status).toBe(202);
    expect((await call("GET", "/webhooks", { key: apiKey })).status).toBe(403);

    const lastUsed = async () => (await world.call("GET", "/apiKeys?query=name%3DPublisher")).body.results[0].lastUsed;
    await expect.poll(lastUsed).toMatch(/Z$/);
    const list = await world.call("GET", "/apiKeys?orderBy=-createdDate");
    expect(list.body.results[0]).toEqual({ ...listed, lastUsed: await lastUsed() });
    expect(list.text).not.toContain(apiKey);
    const { rows } = await pool().query("select api_keys::text || coalesce(after::text, '') as all from api_keys, audit_entries");
    expect(rows.filter((row) => row.all.includes(apiKey))).toEqual([]);
  });

  test("without name and scopes it may do all that its creator may, and is called after its first characters", async () => {
    const { body } = await world.call("POST", "/apiKeys", { name: null, scopes: null });
    expect(body).toMatchObject({ name: body.prefix, scopes: KEY_SCOPES });
  });

  test("no key gives what it lacks", async () => {
    const key = await world.addKey(["webhooks:manage"]);
    const create = (body: object) => call("POST", "/apiKeys", { key, body });
    const refused = await create({ scopes: ["read", "events:publish"] });
    expect(refused).toMatchObject({ status: 403, body: { error: expect.stringContaining("creator lacks: events:publish") } });
    expect((await create({})).body.scopes).toEqual(["webhooks:manage", "read"]);
    expect((await create({ scopes: ["integrations:zapier"] })).status).toBe(400);
  });

  test.each([
    [{ scopes: [] }, "scopes", /at least one scope/],
    [{ scopes: ["admin"] }, "scopes[0]", /one of webhooks:manage, events:publish, read/],
    [{ name: "x".repeat(51) }, "name", /50 characters/],
    [{ key: "mine" }, "key", /not known/],
  ])("%j is refused", async (body, itemId, message) => {
    const answer = await world.call("POST", "/apiKeys", body);
    expect(answer.status).toBe(400);
    expect(answer.body.validation.errors[0]).toMatchObject({ itemId, message: expect.stringMatching(message) });
  });

  test("an eleventh is a 409 that says what to do, also when they come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => world.call("POST", "/apiKeys", {})));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(9); // and the test's own
    const refused = answers.find(({ status }) => status !== 201);
    expect(refused).toMatchObject({ status: 409, body: { error: expect.stringContaining("Revoke one"), canBeRetried: "False" } });
    const one = answers.find(({ status }) => status === 201)?.body.id;
    expect((await world.call("DELETE", `/apiKeys/${one}`)).status).toBe(204);
    expect((await world.call("POST", "/apiKeys", {})).status).toBe(201);
  });

  test("a repeat with its Idempotency-Key gets the same key", async () => {
    const create = () => world.call("POST", "/apiKeys", { name: "once" }, { headers: { "idempotency-key": "k" } });
    expect((await create()).body).toEqual((await create()).body);
    expect((await world.call("GET", "/apiKeys")).body.totalResults).toBe(2);
  });
});

describe("revoking", () => {
  test("is in force with the answer, for every process and whatever is under way", async () => {
    const { id, apiKey } = (await world.call("POST", "/apiKeys", {})).body;
    // As another process does that knows the key: it is told nothing, and goes on asking while the key is revoked.
    const ask = () =>
      authenticateKey(`Bearer ${apiKey}`, null).then(
        () => true,
        () => false,
      );
    let asking = true;
    const busy = (async () => {
      while (asking) {
        await Promise.all([ask(), ask(), ask()]);
        await setImmediate(); // without it answers that are known would let nothing else happen
      }
    })();
    expect(await ask()).toBe(true);
    await revokeApiKey(world.scope, id);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([false, false, false]);
    asking = false;
    await busy;
    expect((await publish(apiKey)).status).toBe(401);
  });

  test("by the API is audited, final, and possible for the key itself", async () => {
    const { id, apiKey } = (await world.call("POST", "/apiKeys", { name: "mine" })).body;
    expect((await call("DELETE", `/apiKeys/${id}`, { key: apiKey })).status).toBe(204);
    expect((await publish(apiKey)).status).toBe(401);
    expect((await world.call("DELETE", `/apiKeys/${id}`)).status).toBe(404);
    const { rows } = await pool().query("select action, actor, before from audit_entries where subject = $1 order by created", [
      `apiKey:${id}`,
    ]);
    expect(rows).toMatchObject([
      { action: "apiKey.created" },
      { action: "apiKey.revoked", actor: `key:${id}`, before: { name: "mine", scopes: KEY_SCOPES } },
    ]);
  });
});

test("an operator's key acts for a client, and is neither listed to it nor revoked by it", async () => {
  const key = await addKey(null);
  const headers = { "x-client-id": world.clientId };
  expect((await call("POST", "/apiKeys", { key, headers, body: { name: "by operator" } })).status).toBe(201);
  const { rows } = await pool().query("select id from api_keys where client_id is null order by created desc limit 1");
  expect((await world.call("GET", "/apiKeys")).body.results.map(({ name }: { name: string }) => name).sort()).toEqual([
    "Test key",
    "by operator",
  ]);
  expect((await world.call("DELETE", `/apiKeys/${rows[0].id}`)).status).toBe(404);
  expect((await call("GET", "/apiKeys", { key, headers })).status).toBe(200);
  expect((await call("GET", "/apiKeys", { key, headers: { "x-client-id": randomUUID() } })).status).toBe(404);
});
