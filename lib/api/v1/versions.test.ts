import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { WebhookVersion } from "@/lib/consumers/versions-schema";
import { disconnect, pool } from "@/lib/db";
import { archiveEventType } from "@/lib/event-types/archive-event-type";
import { createEventType } from "@/lib/event-types/create-event-type";
import { createEventTypeInput } from "@/lib/event-types/schema";
import { newAttemptId } from "@/lib/ids";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld } from "@/lib/testing/api-world";
import { makeCertificate } from "@/lib/testing/certificate";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ApiWorld;
let id: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ApiWorld.create();
  id = (await world.addConsumer({ description: "First" })).id;
});

const patch = (changes: object) => world.call("PATCH", `/webhooks/${id}`, changes);
const versions = async (search = "") => (await world.call("GET", `/webhooks/${id}/versions${search}`)).body.results as WebhookVersion[];
const restore = (version: number, body: object = {}) => world.call("POST", `/webhooks/${id}/versions/${version}/restore`, body);
const audited = async () =>
  (
    await pool().query("select action, before, after from audit_entries where subject = $1 order by created desc, id desc", [
      `consumer:${id}`,
    ])
  ).rows;

describe("a consumer's versions", () => {
  test("say who did what, when, and what it changed, page by page", async () => {
    await patch({ url: "https://example.com/second", rateLimit: 5 });
    await patch({ disabled: true });
    const page = await world.call("GET", `/webhooks/${id}/versions?limit=2`);
    expect(page.body.nextCursor).toBe("2");
    expect(page.body.results).toMatchObject([
      {
        version: 3,
        current: true,
        action: "consumer.disabled",
        changes: [{ property: "disabledReason", before: null, after: "user" }],
        changedBy: { id: expect.stringMatching(/^key:/), name: "Test key" },
      },
      {
        version: 2,
        current: false,
        action: "consumer.updated",
        changes: [
          { property: "url", before: "https://example.com/hook", after: "https://example.com/second" },
          { property: "rateLimit", before: null, after: 5 },
        ],
      },
    ]);
    const rest = await world.call("GET", `/webhooks/${id}/versions?limit=2&cursor=${page.body.nextCursor}`);
    expect(rest.body).toMatchObject({ results: [{ version: 1, action: "consumer.created", changes: [] }], nextCursor: null });
    expect(await versions("?cursor=nonsense")).toEqual([]);
  });

  test("tell of headers, certificate, secret and transformation what changed, and never a value", async () => {
    const { keyPem, pem } = makeCertificate({ name: "planted-subject" });
    await world.call("PUT", `/webhooks/${id}/headers`, { headers: { Authorization: "Bearer planted", "X-A": "one" } });
    await world.call("PATCH", `/webhooks/${id}/headers`, { headers: { authorization: "Bearer planted-too" } });
    await world.call("PUT", `/webhooks/${id}/mtls`, { pem: `${keyPem}\n${pem}` });
    const rotated = await world.call("POST", `/webhooks/${id}/secret/rotate`, {});
    await world.call("PUT", `/webhooks/${id}/transformation`, { code: "function handler(w) { return w; }", enabled: true });
    const listed = await versions();
    expect(listed.map(({ action }) => action)).toEqual([
      "consumer.transformation.saved",
      "consumer.secret.rotated",
      "consumer.certificate.set",
      "consumer.headers.changed",
      "consumer.headers.changed",
      "consumer.created",
    ]);
    expect(listed.map(({ changes }) => changes)).toEqual([
      [{ property: "transformation", before: null, after: { version: 1, code: "function handler(w) { return w; }" } }],
      [],
      [
        {
          property: "certificate",
          before: null,
          after: { subject: expect.stringContaining("CN="), fingerprint256: expect.stringMatching(/^[0-9A-F:]+$/) },
        },
      ],
      [
        {
          property: "headers",
          before: [
            { name: "Authorization", version: 2 },
            { name: "X-A", version: 2 },
          ],
          after: [
            { name: "X-A", version: 2 },
            { name: "authorization", version: 3 },
          ],
        },
      ],
      [{ property: "headers", before: [], after: [expect.anything(), expect.anything()] }],
      [],
    ]);
    const text = JSON.stringify(listed);
    for (const secret of ["Bearer planted", "PRIVATE KEY", rotated.body.key]) expect(text).not.toContain(secret);
  });

  test("know the attempts that used them", async () => {
    await patch({ rateLimit: 5 });
    const [second, first] = await versions();
    const at = (version: WebhookVersion | undefined, ms: number) => new Date(Date.parse(version?.created ?? "") + ms);
    const attempts = [
      // Under way when the second came.
      [1, at(second, 40)],
      [1, at(first, 0)],
      [2, at(second, 50)],
      [2, at(second, 9_000)],
      [2, at(second, 7_000)],
    ] as const;
    for (const [version, startedAt] of attempts)
      await pool().query(
        `insert into attempts (id, client_id, message_id, consumer_id, consumer_version, number, trigger, outcome, started_at, duration_ms, next_reason)
         values ($1, $2, 'msg_1', $3, $4, 1, 'schedule', 'success', $5, 1, 'done')`,
        [newAttemptId(startedAt), world.clientId, id, version, startedAt],
      );
    expect((await versions()).map((version) => version.attempts)).toEqual([
      { count: 3, first: at(second, 50).toISOString(), last: at(second, 9_000).toISOString() },
      { count: 2, first: first?.created, last: at(second, 40).toISOString() },
    ]);
    await patch({ rateLimit: 6 });
    expect((await versions())[0]?.attempts).toBeNull();
  });
});

describe("restoring a version", () => {
  const code = "function handler(webhook) { return webhook; }";

  test("makes what it held hold again as a new version, and leaves secrets, headers and disabling alone", async () => {
    await world.call("PUT", `/webhooks/${id}/transformation`, { code, enabled: true });
    await patch({
      url: "http://127.0.0.1:9/second",
      eventTypes: ["read.completed"],
      companyTags: ["a:b"],
      rateLimit: 5,
      description: null,
    });
    await world.call("PUT", `/webhooks/${id}/transformation`, {
      code: code.replace("{ return", "{ webhook.cancel = true; return"),
      enabled: true,
    });
    await world.call("PUT", `/webhooks/${id}/headers`, { headers: { "X-A": "planted" } });
    await patch({ disabled: true });
    const answer = await restore(2);
    expect(answer.body.webhook).toMatchObject({
      url: "https://example.com/hook",
      eventTypes: ["company.created"],
      companyTags: [],
      rateLimit: null,
      description: "First",
      disabled: true,
    });
    const restored = ["url", "description", "eventTypes", "companyTags", "rateLimit", "transformation"];
    expect(answer.body.changes.map(({ property }: { property: string }) => property)).toEqual(restored);
    expect((await world.call("GET", `/webhooks/${id}/transformation`)).body).toMatchObject({ code, enabled: true, version: 3 });
    expect((await world.call("GET", `/webhooks/${id}/headers`)).body.headers).toHaveProperty("X-A");
    const [newest] = await versions();
    expect(newest).toMatchObject({
      version: 7,
      action: "consumer.restored",
      restoredFrom: 2,
      configuration: { transformation: { version: 3 } },
    });
    expect(newest?.changes.map(({ property }) => property)).toEqual(restored);
    const { rows } = await pool().query("select host from consumers where id = $1", [id]);
    expect(rows[0].host).toBe("example.com:443");
    expect((await audited())[0]).toMatchObject({
      action: "consumer.restored",
      before: { version: 6, url: "http://127.0.0.1:9/second", rateLimit: 5 },
      after: { version: 2, url: "https://example.com/hook", rateLimit: null },
    });
  });

  test("switches a transformation off that was not there then", async () => {
    await world.call("PUT", `/webhooks/${id}/transformation`, { code, enabled: true });
    await restore(1);
    expect((await world.call("GET", `/webhooks/${id}/transformation`)).body).toMatchObject({ code, enabled: false, version: 2 });
  });

  test("writes nothing where nothing differs, or on a dry run", async () => {
    await patch({ rateLimit: 5 });
    await patch({ rateLimit: null });
    expect((await restore(1)).body.changes).toEqual([]);
    expect((await restore(2, { dryRun: true })).body).toMatchObject({
      webhook: { rateLimit: null },
      changes: [{ property: "rateLimit", before: null, after: 5 }],
    });
    expect((await audited()).map(({ action }) => action)).toEqual(["consumer.updated", "consumer.updated", "consumer.created"]);
    expect(await versions()).toHaveLength(3);
  });

  test("is refused, naming what is not valid any more, with nothing written", async () => {
    const operator = { clientId: null, actor: { id: "user:o", name: "Op" } };
    const name = `test.restored.${Date.now()}`;
    const shown = { payloadSchema: { type: "object" }, examples: [{ name: "One", payload: {} }] };
    await createEventType(operator, createEventTypeInput.parse({ name, ...shown }));
    await patch({ eventTypes: ["company.created", name] });
    await pool().query("update consumer_versions set url = 'https://10.0.0.1/hook' where consumer_id = $1 and version = 2", [id]);
    await patch({ eventTypes: ["company.created"] });
    await archiveEventType(operator, name);
    const answer = await restore(2);
    expect(answer).toMatchObject({
      status: 400,
      body: {
        validation: {
          errors: [
            { itemId: "configuration.url", validatorName: "url_address" },
            { itemId: "configuration.eventTypes[1]", validatorName: "event_type", message: expect.stringContaining(name) },
          ],
        },
      },
    });
    expect(await versions()).toHaveLength(3);
  });

  test("of a version that never was, or of a consumer that is gone: 404", async () => {
    expect((await restore(9)).status).toBe(404);
    await world.call("DELETE", `/webhooks/${id}`);
    expect((await restore(1)).status).toBe(404);
  });
});
