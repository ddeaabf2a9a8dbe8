import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { ApiWorld } from "@/lib/testing/api-world";
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

const valid = { url: "https://example.com/hook", eventTypes: ["company.created"] };

/** The itemIds of an answer's validation errors. */
function itemIds(body: { validation: { errors: { itemId: string }[] } | null }): string[] {
  return body.validation?.errors.map((error) => error.itemId) ?? [];
}

describe("creating a consumer", () => {
  test("answers 201 with every property, and the same from then on", async () => {
    const created = await world.call("POST", "/webhooks", {
      url: "https://example.com/hook?x=1",
      eventTypes: ["company.created", "report.categorizedBankStatement.generate.successful", "company.created"],
      companyTags: [" region : uk ", "region:uk", "tier:a:b"],
      description: "Orders",
      rateLimit: 20,
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      url: "https://example.com/hook?x=1",
      description: "Orders",
      eventTypes: ["company.created", "reports.categorizedBankStatement.generate.successful"],
      companyTags: ["region:uk", "tier:a:b"],
      disabled: false,
      rateLimit: 20,
      state: {},
    });
    expect(created.body).not.toHaveProperty("disabledReason");
    expect(created.body).not.toHaveProperty("clientId");
    const read = await world.call("GET", `/webhooks/${created.body.id}`);
    expect(read).toMatchObject({ status: 200, body: created.body });
  });

  test("writes version, sealed secret, lane and audit entry with it", async () => {
    const { id } = await world.addConsumer({ disabled: true, companyTags: null });
    const { rows } = await pool().query(
      `select v.version, v.disabled_reason, s.sealed_key, s.expires_at, l.client_id as lane_client, a.action, a.after
       from consumer_versions v join consumer_secrets s using (consumer_id) join lanes l using (consumer_id)
       join audit_entries a on a.subject = 'consumer:' || v.consumer_id where v.consumer_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      version: 1,
      disabled_reason: "user",
      expires_at: null,
      lane_client: world.clientId,
      action: "consumer.created",
    });
    expect(rows[0].after).toMatchObject({ url: valid.url, disabled: true });
    expect(rows[0].sealed_key.toString("latin1")).not.toContain("whsec_");
  });

  test.each<[string, unknown, string[]]>([
    ["no body", undefined, ["body"]],
    ["an empty body", "", ["body"]],
    ["wrong JSON", '{"url":', ["body"]],
    ["invalid UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), ["body"]],
    ["a list", [], ["body"]],
    ["nothing in it", {}, ["url", "eventTypes"]],
    ["an unknown event type", { ...valid, eventTypes: ["company.created", "company.created", "company.made"] }, ["eventTypes[2]"]],
    ["an empty event-type list", { ...valid, eventTypes: [] }, ["eventTypes"]],
    ["an 11th tag", { ...valid, companyTags: Array.from({ length: 11 }, (_, n) => `key:${n}`) }, ["companyTags"]],
    ["a tag without a value", { ...valid, companyTags: ["a:b", "region"] }, ["companyTags[1]"]],
    ["ftp://", { ...valid, url: "ftp://example.com/" }, ["url"]],
    ["a URL of 5,000 characters", { ...valid, url: `https://example.com/${"x".repeat(4_980)}` }, ["url"]],
    ["a URL with a password", { ...valid, url: "https://a:b@example.com/" }, ["url"]],
    ["a URL with a line end", { ...valid, url: "https://example.com/\nx" }, ["url"]],
    ["a private address", { ...valid, url: "https://10.0.0.1/" }, ["url"]],
    ["a private address in hexadecimal", { ...valid, url: "https://0xa9fea9fe/latest" }, ["url"]],
    ["unknown properties", { ...valid, colour: "blue", size: 1 }, ["colour", "size"]],
    ["a NUL character", { ...valid, description: "a\u0000b" }, ["description"]],
    ["a rate limit of zero", { ...valid, rateLimit: 0 }, ["rateLimit"]],
  ])("refuses %s with 400, naming the culprit", async (_, body, items) => {
    const answer = await world.call("POST", "/webhooks", body);
    expect(answer.status).toBe(400);
    expect(itemIds(answer.body)).toEqual(items);
    const { rows } = await pool().query("select count(*)::int as count from consumers where client_id = $1", [world.clientId]);
    expect(rows[0].count).toBe(0);
  });

  test("counts to the limit even when all come at once, and says what to do", async () => {
    await pool().query("update clients set consumer_limit = 3 where id = $1", [world.clientId]);
    const answers = await Promise.all(Array.from({ length: 12 }, () => world.call("POST", "/webhooks", valid)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    const refused = answers.filter(({ status }) => status === 400);
    expect(refused).toHaveLength(9);
    expect(refused[0]?.body.error).toMatch(/All 3 webhook consumers are in use. Delete one/);
  });
});

describe("listing consumers", () => {
  test("pages newest first, with links that keep the filter", async () => {
    for (const n of [1, 2, 3]) await world.addConsumer({ url: `https://example.com/${n}` });
    const first = await world.call("GET", "/webhooks?pageSize=2&orderBy=url&query=disabled%3Dfalse");
    expect(first.body).toMatchObject({ pageNumber: 1, pageSize: 2, totalResults: 3 });
    expect(first.body.results.map((one: { url: string }) => one.url)).toEqual(["https://example.com/1", "https://example.com/2"]);
    expect(first.body._links.self.href).toBe("/api/v1/webhooks");
    expect(first.body._links).not.toHaveProperty("previous");
    const next = await world.call("GET", first.body._links.next.href.replace("/api/v1", ""));
    expect(next.body.results.map((one: { url: string }) => one.url)).toEqual(["https://example.com/3"]);
    expect(next.body._links.previous.href).toContain("page=1");
    expect(next.body._links).not.toHaveProperty("next");
    const newest = await world.call("GET", "/webhooks");
    expect(newest.body.results[0].url).toBe("https://example.com/3");
  });

  test("filters by every property, joined with && and ||", async () => {
    const a = await world.addConsumer({ url: "https://example.com/a?x=1&y=2", companyTags: ["region:uk"] });
    const b = await world.addConsumer({ url: "https://example.com/b", eventTypes: ["read.completed"], disabled: true });
    const find = async (query: string) => {
      const { status, body } = await world.call("GET", `/webhooks?orderBy=created&query=${encodeURIComponent(query)}`);
      expect(status).toBe(200);
      return body.results.map((one: { id: string }) => one.id);
    };
    expect(await find("disabled=true")).toEqual([b.id]);
    expect(await find("url=https://example.com/a?x=1&y=2")).toEqual([a.id]);
    expect(await find("companyTags = region : uk")).toEqual([a.id]);
    expect(await find("eventTypes=read.completed&&disabled=false")).toEqual([]);
    expect(await find(`id=${a.id}||eventTypes=read.completed && disabled=true`)).toEqual([a.id, b.id]);
  });

  test("filters by parameters of their own, beside query or without it", async () => {
    const a = await world.addConsumer({ url: "https://example.com/a?x=1", companyTags: ["region:uk"] });
    const b = await world.addConsumer({ url: "https://example.com/b", eventTypes: ["read.completed"], disabled: true });
    const find = async (search: Record<string, string>) => {
      const { status, body } = await world.call("GET", `/webhooks?${new URLSearchParams({ orderBy: "created", ...search })}`);
      expect(status).toBe(200);
      return body.results.map((one: { id: string }) => one.id);
    };
    expect(await find({ disabled: "true" })).toEqual([b.id]);
    expect(await find({ disabled: "false" })).toEqual([a.id]);
    expect(await find({ url: "https://example.com/a?x=1" })).toEqual([a.id]);
    expect(await find({ companyTags: "region : uk" })).toEqual([a.id]);
    expect(await find({ eventTypes: "read.completed", disabled: "false" })).toEqual([]);
    expect(await find({ eventTypes: "read.completed", query: `id=${a.id}||id=${b.id}` })).toEqual([b.id]);
  });

  test.each([
    ["disabled=maybe", "query.disabled"],
    ["query=colour%3Dblue", "query.query"],
    ["query=disabled%3Dmaybe", "query.query"],
    ["query=id%3D1", "query.query"],
    ["query=disabled", "query.query"],
    ["query=%00%3D1", "query.query"],
    ["orderBy=colour", "query.orderBy"],
    ["page=0", "query.page"],
    ["page=99999999999999", "query.page"],
    ["pageSize=5001", "query.pageSize"],
    ["pageSize=x", "query.pageSize"],
    ["page=1&page=2", "query.page"],
  ])("refuses ?%s", async (search, item) => {
    const answer = await world.call("GET", `/webhooks?${search}`);
    expect(answer.status).toBe(400);
    expect(itemIds(answer.body)).toEqual([item]);
  });
});

describe("a consumer's secret", () => {
  test("is revealed with its prefix, and each look is audited", async () => {
    const { id } = await world.addConsumer();
    const { status, body } = await world.call("GET", `/webhooks/${id}/secret`);
    expect(status).toBe(200);
    expect(body).toEqual({ key: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/), expiring: [] });
    const { rows } = await pool().query("select action from audit_entries where client_id = $1 order by created, action", [world.clientId]);
    expect(rows.map((row) => row.action)).toEqual(["consumer.created", "consumer.secret.revealed"]);
  });

  test("is not shown to a read-only key", async () => {
    const { id } = await world.addConsumer();
    const answer = await world.call("GET", `/webhooks/${id}/secret`, undefined, { key: await world.addKey(["read"]) });
    expect(answer.status).toBe(403);
    expect(answer.body.error).toContain("webhooks:manage");
  });
});

describe("deleting a consumer", () => {
  test("answers 204, then 404, and ends what was still to be done", async () => {
    const { id } = await world.addConsumer();
    const event = { eventType: "company.created", payload: {} };
    expect((await world.call("POST", "/events", event)).status).toBe(202);
    expect((await world.call("DELETE", `/webhooks/${id}`)).status).toBe(204);
    expect((await world.call("DELETE", `/webhooks/${id}`)).status).toBe(404);
    expect((await world.call("GET", `/webhooks/${id}`)).status).toBe(404);
    expect((await world.call("GET", "/webhooks")).body.totalResults).toBe(0);
    const { rows } = await pool().query(
      `select d.status, d.next_attempt_at, v.deleted, (select count(*)::int from lanes where consumer_id = $1) as lanes
       from deliveries d join consumer_versions v on v.consumer_id = d.consumer_id and v.version = 2 where d.consumer_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ status: "Failure", next_attempt_at: null, deleted: true, lanes: 0 }]);
    expect((await world.call("POST", "/events", event)).status).toBe(202);
    expect((await pool().query("select from deliveries where consumer_id = $1", [id])).rowCount).toBe(1);
  });

  test("makes room under the limit", async () => {
    await pool().query("update clients set consumer_limit = 1 where id = $1", [world.clientId]);
    const { id } = await world.addConsumer();
    expect((await world.call("POST", "/webhooks", valid)).status).toBe(400);
    await world.call("DELETE", `/webhooks/${id}`);
    expect((await world.call("POST", "/webhooks", valid)).status).toBe(201);
  });
});

describe("an Idempotency-Key", () => {
  test("repeats the first answer, and refuses another request", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const first = await world.call("POST", "/webhooks", valid, { headers });
    const second = await world.call("POST", "/webhooks", valid, { headers });
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect((await world.call("GET", "/webhooks")).body.totalResults).toBe(1);
    const other = await world.call("POST", "/webhooks", { ...valid, description: "other" }, { headers });
    expect(other.status).toBe(409);
  });

  test("of many concurrent requests lets one create", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.call("POST", "/webhooks", valid, { headers })));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect((await world.call("GET", "/webhooks")).body.totalResults).toBe(1);
  });

  test("is free again after a refusal, and must be printable", async () => {
    const headers = { "idempotency-key": "same" };
    expect((await world.call("POST", "/webhooks", { ...valid, url: "https://10.0.0.1/" }, { headers })).status).toBe(400);
    expect((await world.call("POST", "/webhooks", valid, { headers })).status).toBe(201);
    const long = await world.call("POST", "/webhooks", valid, { headers: { "idempotency-key": "k".repeat(256) } });
    expect(itemIds(long.body)).toEqual(["headers.Idempotency-Key"]);
  });
});
