import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { untilAskedAnew } from "@/lib/access/recent-answers";
import { KEY_SCOPES, ROLES, roleMay, scopesMay, scopesWith } from "@/lib/access/roles";
import { operations } from "@/lib/api/v1";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld, addKey, call } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// What every operation refuses, generated from the registry: a new operation is in these tables from its first day.

let database: TestDatabase;
let owner: ApiWorld;
let stranger: ApiWorld;
/** Ids of the owner's things, by the name of the path's parameter. */
let owned: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await ApiWorld.create();
  stranger = await ApiWorld.create();
  const consumer = await owner.addConsumer();
  const { body } = await owner.call("POST", "/events", { eventType: "company.created", payload: {} });
  const replay = await owner.call("POST", `/webhooks/${consumer.id}/recover`, { since: "2026-01-01T00:00:00Z" });
  const company = await owner.call("POST", "/companies", { name: "Toft stores" });
  const apiKey = await owner.call("POST", "/apiKeys", {});
  const zap = { hookUrl: "https://example.com/zap", eventType: "company.created" };
  const hook = await owner.call("POST", "/integrations/zapier/hooks", zap, { key: await owner.keyFor("zapier.use") });
  owned = {
    webhookId: consumer.id,
    messageId: body.results[0].messageId,
    replayId: replay.body.id,
    companyId: company.body.id,
    apiKeyId: apiKey.body.id,
    hookId: hook.body.id,
    version: "1",
  };
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

function pathOf(path: string): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => owned[name] ?? `no-${name}-in-this-test`);
}

/** Bodies of operations that take no empty one: what is wrong with a body is told before whose thing it is for. */
const BODIES: Record<string, unknown> = {
  "PUT /webhooks/{webhookId}/headers": { headers: {} },
  "PATCH /webhooks/{webhookId}/headers": { headers: {} },
  "PUT /webhooks/{webhookId}/mtls": { pem: "none" },
  "PUT /webhooks/{webhookId}/transformation": { code: "function handler(webhook) { return webhook; }", enabled: true },
  "POST /webhooks/{webhookId}/transformation/simulate": { eventType: "company.created" },
  "POST /webhooks/{webhookId}/recover": { since: "2026-01-01T00:00:00Z" },
  "POST /webhooks/{webhookId}/replay": { since: "2026-01-01T00:00:00Z" },
  "POST /webhooks/{webhookId}/test": { eventType: "company.created" },
  "PATCH /webhooks/{webhookId}/inbox": { answerStatus: 200 },
  "POST /messages/{messageId}/resend": { webhookId: randomUUID() },
  "PUT /companies/{companyId}": { name: "Toft stores" },
};

const table = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

describe.each(table)("%s", (place, { method, path, permission, request }) => {
  test("without a key, or with a wrong or revoked one: 401 with a challenge", async () => {
    const revoked = await owner.addKey(KEY_SCOPES);
    await pool().query(
      "update api_keys set revoked_at = now() where client_id = $1 and scopes = $2 and name = 'Test key' and hash = sha256($3)",
      [owner.clientId, KEY_SCOPES, Buffer.from(revoked)],
    );
    for (const options of [{}, { key: "prk_wrong" }, { key: revoked }, { headers: { authorization: "Basic !!" } }]) {
      const answer = await call(method, pathOf(path), options);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toMatch(/^Basic /);
      expect(answer.body).toMatchObject({ statusCode: 401, correlationId: answer.headers.get("x-correlation-id"), validation: null });
    }
  });

  test("with a key whose scopes do not reach: 403", async () => {
    for (const scope of KEY_SCOPES.filter((one) => !scopesMay([one], permission))) {
      const answer = await call(method, pathOf(path), { key: await owner.addKey([scope]) });
      expect(answer.status, scope).toBe(403);
      expect(answer.body.error).toContain(scopesWith(permission).length > 0 ? "Use a key with the scope" : "No API key may do this");
    }
  });

  test("of a suspended client: 403", async () => {
    const suspended = await ApiWorld.create();
    const key = await suspended.keyFor(permission);
    await pool().query("update clients set suspended_at = now() where id = $1", [suspended.clientId]);
    expect((await call(method, pathOf(path), { key })).status).toBe(403);
  });

  if (path.includes("{"))
    test("another client's ids: 404, as if they were not there", async () => {
      const body = request.body ? (BODIES[place] ?? {}) : undefined;
      const key = await stranger.keyFor(permission);
      const theirs = await stranger.call(method, pathOf(path), body, { key });
      const nobodys = await stranger.call(
        method,
        path
          .replace("{messageId}", "msg_00000000000000000000000000")
          .replace(/\{\w+Id\}/, randomUUID())
          .replace("{version}", "1"),
        body,
        { key },
      );
      expect(theirs.status).toBe(404);
      expect({ ...theirs.body, correlationId: "" }).toEqual({ ...nobodys.body, correlationId: "" });
    });

  if (path.includes("Id}"))
    test("ids of another form: 400 on the parameter", async () => {
      const key = await owner.keyFor(permission);
      for (const id of ["1", "%00", "%E0%A4", "null", "../x".replaceAll("/", "%2F")]) {
        const answer = await owner.call(method, path.replace(/\{\w+\}/g, id), undefined, { key });
        expect(answer.status, id).toBe(400);
        expect(answer.body.validation.errors[0].itemId).toMatch(/^path\.\w+Id$/);
      }
    });

  if (method === "POST" || method === "PUT" || method === "PATCH")
    test("a body that is not sent as JSON: 400", async () => {
      const key = await owner.keyFor(permission);
      for (const [name, value] of [
        ["content-type", "text/plain"],
        ["content-type", "application/x-www-form-urlencoded"],
        ["content-encoding", "gzip"],
      ] as const) {
        const answer = await owner.call(method, pathOf(path), "{}", { key, headers: { [name]: value } });
        expect(answer.status).toBe(400);
        expect(answer.body.validation.errors[0].itemId).toMatch(/^headers\.Content-/);
      }
    });

  test.each(ROLES)("a session of the role %s reads what the role may, and writes nothing", async (role) => {
    const context = { authenticateSession: async () => ({ scope: owner.scope, role }) };
    const { status } = await call(method, pathOf(path), { context, headers: { "sec-fetch-site": "same-origin" } });
    if (method === "GET" && roleMay(role, permission)) expect(status).not.toBeOneOf([401, 403]);
    else expect(status).toBe(403);
  });

  if (method === "GET" && path.includes("Id}"))
    test("another client's user finds nothing of the owner's, whatever the role", async () => {
      for (const role of ROLES.filter((one) => roleMay(one, permission))) {
        const context = { authenticateSession: async () => ({ scope: stranger.scope, role }) };
        expect((await call(method, pathOf(path), { context, headers: { "sec-fetch-site": "same-origin" } })).status, role).toBe(404);
      }
    });

  test("a session reads, and never writes; from another site it is nobody's", async () => {
    const authenticateSession = async () => ({ scope: owner.scope, role: "Administrator" as const });
    const context = { authenticateSession };
    const own = await call(method, pathOf(path), { context, headers: { "sec-fetch-site": "same-origin" } });
    if (method === "GET") expect(own.status).not.toBeOneOf([401, 403]);
    else expect(own).toMatchObject({ status: 403, body: { error: expect.stringContaining("may only read") } });
    for (const [name, value] of [
      ["sec-fetch-site", "cross-site"],
      ["sec-fetch-site", "same-site"],
      ["origin", "https://evil.example"],
    ] as const) {
      expect((await call(method, pathOf(path), { context, headers: { [name]: value } })).status).toBe(401);
    }
  });
});

describe("operator keys", () => {
  test("act for the client named in X-Client-Id, and say which is meant otherwise", async () => {
    const key = await addKey(null);
    const ask = (clientId?: string) =>
      call("GET", "/webhooks", { key, headers: clientId === undefined ? {} : { "x-client-id": clientId } });
    expect((await ask(owner.clientId)).body.totalResults).toBe(2);
    expect((await ask(stranger.clientId)).body.totalResults).toBe(0);
    for (const wrong of [undefined, "", "acme"]) {
      const answer = await ask(wrong);
      expect(answer.status).toBe(400);
      expect(answer.body.validation.errors[0].itemId).toBe("headers.X-Client-Id");
    }
    expect((await ask(randomUUID())).status).toBe(404);
  });

  test("a client's own key can't name another client", async () => {
    const answer = (clientId: string) => call("GET", "/webhooks", { key: owner.key, headers: { "x-client-id": clientId } });
    expect((await answer(owner.clientId)).status).toBe(200);
    expect((await answer(stranger.clientId)).status).toBe(403);
  });
});

test("an Analyst's session sees consumers and not their secret", async () => {
  const context = { authenticateSession: async () => ({ scope: owner.scope, role: "Analyst" as const }) };
  expect((await call("GET", `/webhooks/${owned.webhookId}`, { context })).status).toBe(200);
  expect((await call("GET", `/webhooks/${owned.webhookId}/secret`, { context })).status).toBe(403);
});

test("what a session is shown of a secret is audited with its address", async () => {
  const context = { authenticateSession: async () => ({ scope: owner.scope, role: "Developer" as const }), clientAddress: "203.0.113.7" };
  expect((await call("GET", `/webhooks/${owned.webhookId}/secret`, { context })).status).toBe(200);
  const { rows } = await pool().query("select action, address from audit_entries where client_id = $1 and address is not null", [
    owner.clientId,
  ]);
  expect(rows).toEqual([{ action: "consumer.secret.revealed", address: "203.0.113.7" }]);
});

test("a browser's script gets no Basic challenge, which would open a dialogue", async () => {
  const answer = await call("GET", "/webhooks", { headers: { "sec-fetch-mode": "cors" } });
  expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer /);
});

test("the use of a key is noted, at most once a minute", async () => {
  const key = await owner.addKey(["read"]);
  const lastUsed = async () =>
    (await pool().query("select last_used from api_keys where hash = sha256($1)", [Buffer.from(key)])).rows[0].last_used?.getTime();
  await call("GET", "/webhooks", { key });
  await expect.poll(lastUsed).toBeTypeOf("number");
  const first = await lastUsed();
  await call("GET", "/webhooks", { key });
  expect(await lastUsed()).toBe(first);
  await pool().query("update api_keys set last_used = last_used - interval '61 seconds' where hash = sha256($1)", [Buffer.from(key)]);
  await untilAskedAnew();
  await call("GET", "/webhooks", { key });
  await expect.poll(lastUsed).toBeGreaterThanOrEqual(first);
});

describe("requests to no operation", () => {
  test("a wrong method: 405 with Allow; a wrong path: 404; OPTIONS: 204", async () => {
    const wrongMethod = await owner.call("PUT", "/webhooks", {});
    expect(wrongMethod).toMatchObject({ status: 405, body: { statusCode: 405, error: expect.stringContaining("GET, POST") } });
    expect(wrongMethod.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
    expect((await owner.call("GET", "/nothing")).status).toBe(404);
    const options = await call("OPTIONS", "/webhooks");
    expect(options.status).toBe(204);
    expect(options.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
  });

  test("the document is only read", async () => {
    expect(await call("POST", "/openapi.json")).toMatchObject({ status: 405, body: { statusCode: 405 } });
    expect((await call("OPTIONS", "/openapi.json")).headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });

  test("HEAD is GET without the body", async () => {
    expect(await owner.call("HEAD", "/webhooks")).toMatchObject({ status: 200, body: undefined });
  });
});
