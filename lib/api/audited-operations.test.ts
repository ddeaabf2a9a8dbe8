import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "@/lib/api/operation";
import { operations } from "@/lib/api/v1";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld } from "@/lib/testing/api-world";
import { type Expected, expectEntries, expectNoSecret, snapshot, takeEntries, withoutAudit } from "@/lib/testing/audit-proof";
import { makeCertificate } from "@/lib/testing/certificate";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// Every operation that writes leaves exactly the entries stated here, and nothing at all where they can't be written. The list of
// operations comes from the registry: a new one has no place here, and fails, until someone says what it leaves.

const ADDRESS = "203.0.113.9";
const CODE = "function handler(webhook) { return webhook; }";
const SIGNING_KEY = `whsec_${randomBytes(32).toString("base64")}`;
const HEADER_VALUE = "Bearer planted-in-a-header";
const { keyPem, pem: certificate } = makeCertificate({ name: "audited" });
const PEM = `${keyPem}\n${certificate}`;
const KEY_MATERIAL = keyPem.split("\n")[1] ?? "";
const SINCE = { since: "2026-01-01T00:00:00Z" };

let database: TestDatabase;
let world: ApiWorld;
/** Ids for paths, as `prepare` made them. */
let ids: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

interface Case {
  /** What must be there before, beyond a consumer with a message, a company and a key. */
  prepare?: () => Promise<unknown>;
  body?: unknown;
  leaves: Expected;
}

const on = (path: string, method: string, body?: unknown) => world.call(method, `/webhooks/${ids.webhookId}${path}`, body);
const NOTHING: Expected = [];
async function startReplay(): Promise<void> {
  ids.replayId = (await on("/recover", "POST", SINCE)).body.id;
}
async function subscribe(): Promise<void> {
  const zap = { hookUrl: "https://example.com/zap", eventType: "company.created" };
  ids.hookId = (await world.call("POST", "/integrations/zapier/hooks", zap, { key: await world.keyFor("zapier.use") })).body.id;
}

/** By operation. Sending, publishing and trying code out change no configuration. */
const CASES: Record<string, Case> = {
  "POST /webhooks": { body: { url: "https://example.com/x", eventTypes: ["company.created"] }, leaves: [["consumer.created", "after"]] },
  "PATCH /webhooks/{webhookId}": { body: { rateLimit: 5 }, leaves: [["consumer.updated", "both"]] },
  "DELETE /webhooks/{webhookId}": { leaves: [["consumer.deleted", "before"]] },
  "GET /webhooks/{webhookId}/secret": { leaves: [["consumer.secret.revealed", "neither"]] },
  "POST /webhooks/{webhookId}/secret/rotate": { body: { key: SIGNING_KEY }, leaves: [["consumer.secret.rotated", "both"]] },
  "POST /webhooks/{webhookId}/secret/expire": {
    prepare: () => on("/secret/rotate", "POST", {}),
    leaves: [["consumer.secret.expired", "both"]],
  },
  "PUT /webhooks/{webhookId}/headers": {
    body: { headers: { Authorization: HEADER_VALUE } },
    leaves: [["consumer.headers.changed", "both"]],
  },
  "PATCH /webhooks/{webhookId}/headers": {
    prepare: () => on("/headers", "PUT", { headers: { "X-A": HEADER_VALUE } }),
    body: { headers: { Authorization: HEADER_VALUE, "X-A": null } },
    leaves: [["consumer.headers.changed", "both"]],
  },
  "PUT /webhooks/{webhookId}/mtls": { body: { pem: PEM }, leaves: [["consumer.certificate.set", "both"]] },
  "DELETE /webhooks/{webhookId}/mtls": {
    prepare: () => on("/mtls", "PUT", { pem: PEM }),
    leaves: [["consumer.certificate.deleted", "both"]],
  },
  "POST /webhooks/{webhookId}/versions/{version}/restore": {
    prepare: () => on("", "PATCH", { rateLimit: 9 }),
    body: {},
    leaves: [["consumer.restored", "both"]],
  },
  "POST /webhooks/{webhookId}/inbox": { leaves: [["inbox.created", "after"]] },
  "PATCH /webhooks/{webhookId}/inbox": {
    prepare: () => on("/inbox", "POST"),
    body: { answerStatus: 500 },
    leaves: [["inbox.updated", "both"]],
  },
  "POST /events": { body: { eventType: "company.created", payload: {} }, leaves: NOTHING },
  "DELETE /messages/{messageId}/content": { leaves: [["message.expunged", "both"]] },
  "POST /messages/{messageId}/resend": { leaves: [["message.resent", "after"]] },
  "POST /webhooks/{webhookId}/recover": { body: SINCE, leaves: [["replay.started", "after"]] },
  "POST /webhooks/{webhookId}/replay": { body: SINCE, leaves: [["replay.started", "after"]] },
  "POST /replays/{replayId}/pause": { prepare: startReplay, leaves: [["replay.paused", "both"]] },
  "POST /replays/{replayId}/resume": {
    prepare: async () => {
      await startReplay();
      await world.call("POST", `/replays/${ids.replayId}/pause`);
    },
    leaves: [["replay.resumed", "both"]],
  },
  "POST /replays/{replayId}/cancel": { prepare: startReplay, leaves: [["replay.cancelled", "both"]] },
  "POST /webhooks/{webhookId}/test": { body: { eventType: "company.created" }, leaves: NOTHING },
  "PUT /webhooks/{webhookId}/transformation": {
    body: { code: CODE, enabled: true },
    leaves: [["consumer.transformation.saved", "both"]],
  },
  "POST /webhooks/{webhookId}/transformation/simulate": { body: { code: CODE, eventType: "company.created" }, leaves: NOTHING },
  "POST /companies": { body: { name: "Toft mills" }, leaves: [["company.created", "after"]] },
  "PUT /companies/{companyId}": { body: { name: "Toft mills" }, leaves: [["company.updated", "both"]] },
  "PATCH /companies/{companyId}": { body: { name: "Toft mills" }, leaves: [["company.updated", "both"]] },
  "DELETE /companies/{companyId}": { leaves: [["company.deleted", "before"]] },
  "POST /apiKeys": { body: { name: "CI" }, leaves: [["apiKey.created", "after"]] },
  "DELETE /apiKeys/{apiKeyId}": { leaves: [["apiKey.revoked", "before"]] },
  "POST /webhooks/integrationKeys/zapier": { leaves: [["zapierKey.rotated", "after"]] },
  "DELETE /webhooks/integrationKeys/zapier": {
    prepare: () => world.call("POST", "/webhooks/integrationKeys/zapier"),
    leaves: [["zapierKey.revoked", "neither"]],
  },
  "POST /integrations/zapier/hooks": {
    body: { hookUrl: "https://example.com/zap", eventType: "company.created" },
    leaves: [["consumer.created", "after"]],
  },
  "DELETE /integrations/zapier/hooks/{hookId}": { prepare: subscribe, leaves: [["consumer.deleted", "before"]] },
};

async function prepare(): Promise<void> {
  world = await ApiWorld.create();
  const { id: webhookId } = await world.addConsumer();
  const published = await world.call("POST", "/events", { eventType: "company.created", payload: {} });
  const company = await world.call("POST", "/companies", { name: "Toft stores" });
  const apiKey = await world.call("POST", "/apiKeys", {});
  ids = { webhookId, messageId: published.body.results[0].messageId, companyId: company.body.id, apiKeyId: apiKey.body.id, version: "1" };
}

/** All that an answer reveals once: keys, and the secret. */
function revealedBy(body: { apiKey?: string; key?: string; expiring?: { key: string }[] } | undefined): string[] {
  return [body?.apiKey, body?.key, ...(body?.expiring ?? []).map(({ key }) => key)].filter((secret) => secret !== undefined);
}

const place = ({ method, path }: Operation) => `${method} ${path}`;
const writing = operations.filter((one) => one.method !== "GET" || place(one) === "GET /webhooks/{webhookId}/secret");

test("every operation that writes is in the table", () => {
  expect(Object.keys(CASES).sort()).toEqual(writing.map(place).sort());
});

describe.each(writing.map((one) => [place(one), one] as const))("%s", (name, { method, path, permission }) => {
  const { prepare: prepareCase, body, leaves } = CASES[name] as Case;

  test("leaves what is stated, with who and from where, and no secret; or nothing at all", async () => {
    await prepare();
    await prepareCase?.();
    const resendBody = name.endsWith("/resend") ? { webhookId: ids.webhookId } : body;
    const key = await world.keyFor(permission);
    const run = () =>
      world.call(
        method,
        path.replace(/\{(\w+)\}/g, (_, id: string) => ids[id] ?? id),
        resendBody,
        {
          key,
          context: { clientAddress: ADDRESS },
        },
      );
    await takeEntries();

    if (leaves.length > 0) {
      const before = await snapshot();
      expect((await withoutAudit(run)).status).toBe(500);
      expect(await snapshot()).toEqual(before);
    }

    const answer = await run();
    expect(answer.status).toBeLessThan(300);
    const { rows } = await pool().query("select id from api_keys where hash = sha256($1)", [Buffer.from(key)]);
    const actor = permission === "zapier.use" ? "integration:zapier" : `key:${rows[0].id}`;
    const entries = await takeEntries();
    await expectEntries(entries, leaves, { actor, address: ADDRESS, client_id: world.clientId });
    expectNoSecret(entries, [key, SIGNING_KEY, HEADER_VALUE, KEY_MATERIAL, ...revealedBy(answer.body)]);
  });
});
