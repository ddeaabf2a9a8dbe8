import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MASK } from "@/lib/consumers/schema";
import { disconnect, pool } from "@/lib/db";
import { createInbox, openInbox } from "@/lib/inbox/create-inbox";
import { purgeInboxes } from "@/lib/inbox/purge-inboxes";
import { readArrivals } from "@/lib/inbox/read-arrivals";
import { type Arrival, recordArrival } from "@/lib/inbox/record-arrival";
import { KEPT_REQUESTS } from "@/lib/inbox/schema";
import { ApiWorld } from "@/lib/testing/api-world";
import { ManualClock } from "@/lib/testing/conformance-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const DAY = 86_400_000;

let database: TestDatabase;
let world: ApiWorld;
let clock: ManualClock;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ApiWorld.create();
  clock = new ManualClock();
});

const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

function arrive(url: string, more: Partial<Arrival> = {}) {
  const body = more.body ?? Buffer.from("{}");
  const arrival = {
    token: tokenOf(url),
    method: "POST",
    query: "",
    headers: [],
    size: body.length,
    truncated: false,
    remote: "203.0.113.7",
  };
  return recordArrival({ ...arrival, ...more, body } as Arrival, clock);
}

async function consumerWithInbox() {
  const { url } = await createInbox(world.scope, clock);
  const { id } = await world.addConsumer({ url });
  return { url, id };
}

describe("an inbox", () => {
  it("is the one that the consumer's URL names, or one made for it, once", async () => {
    const { url, id } = await consumerWithInbox();
    expect(await openInbox(world.scope, id, clock)).toMatchObject({ url, inUse: true, answerStatus: 200 });
    const other = await world.addConsumer();
    const opened = await Promise.all([openInbox(world.scope, other.id, clock), openInbox(world.scope, other.id, clock)]);
    expect(opened[0]).toMatchObject({ inUse: false });
    expect(opened[1]).toEqual(opened[0]);
    expect(opened[0].url).not.toBe(url);
    await world.call("PATCH", `/webhooks/${other.id}`, { url: opened[0].url });
    expect(await openInbox(world.scope, other.id, clock)).toMatchObject({ url: opened[0].url, inUse: true });
  });

  it("is not another client's, though its URL be known", async () => {
    const { url, id } = await consumerWithInbox();
    await arrive(url);
    const stranger = await ApiWorld.create();
    const theirs = await stranger.addConsumer({ url });
    expect((await stranger.call("GET", `/webhooks/${theirs.id}/inbox`)).status).toBe(404);
    expect((await stranger.call("GET", `/webhooks/${id}/inbox`)).status).toBe(404);
    const own = (await stranger.call("POST", `/webhooks/${theirs.id}/inbox`)).body;
    expect(own).toMatchObject({ inUse: false });
    expect(own.url).not.toBe(url);
  });

  it("is bounded in number: the least used one that belongs to no consumer makes room", async () => {
    const first = await createInbox(world.scope, clock);
    const second = await createInbox(world.scope, clock);
    clock.advance(1_000);
    await arrive(first.url);
    for (let made = 0; made < 19; made++) {
      clock.advance(1_000);
      await createInbox(world.scope, clock);
    }
    expect(await arrive(second.url)).toMatchObject({ status: 404 });
    expect(await arrive(first.url)).toMatchObject({ status: 200 });
  });

  it("is there for seven days after something last arrived, then gone with all it held", async () => {
    const { url, id } = await consumerWithInbox();
    clock.advance(6 * DAY);
    await arrive(url);
    clock.advance(6 * DAY);
    await purgeInboxes(pool(), clock);
    const page = await readArrivals(world.scope, id, { limit: 10 }, clock);
    expect(page.results).toHaveLength(1);
    expect(Date.parse(page.expires)).toBe(clock.now().getTime() + DAY);
    clock.advance(DAY);
    await expect(readArrivals(world.scope, id, { limit: 10 }, clock)).rejects.toMatchObject({ code: "not_found" });
    expect(await arrive(url)).toMatchObject({ status: 404, requestId: null });
    await purgeInboxes(pool(), clock);
    expect((await pool().query("select from inbox_requests where id = $1", [page.results[0]?.id])).rowCount).toBe(0);
    // A new one has another URL: the earlier one may still be sent to by someone else.
    expect(await openInbox(world.scope, id, clock)).toMatchObject({ inUse: false });
  });

  it("is written down in the audit log when it is made and changed, without what changed nothing", async () => {
    const { id } = await world.addConsumer();
    const { url } = await openInbox(world.scope, id, clock);
    for (const answerStatus of [500, 500]) await world.call("PATCH", `/webhooks/${id}/inbox`, { answerStatus });
    const { rows } = await pool().query("select action, before, after from audit_entries where subject like 'inbox:%' and client_id = $1", [
      world.clientId,
    ]);
    expect(rows).toEqual([
      { action: "inbox.created", before: null, after: { url, webhookId: id } },
      { action: "inbox.updated", before: { answerStatus: 200 }, after: { answerStatus: 500 } },
    ]);
  });
});

describe("what arrives", () => {
  it("is shown newest first, page by page, as it came", async () => {
    const { url, id } = await consumerWithInbox();
    await arrive(url, { method: "PURGE", query: "?a=1", headers: [["x-a", "1"]], body: Buffer.from([0xff, 0x00]) });
    clock.advance(1);
    await arrive(url, { body: Buffer.from('{"text":"é\u0000"}') });
    const first = (await world.call("GET", `/webhooks/${id}/inbox?limit=1`)).body;
    expect(first.results).toMatchObject([
      { method: "POST", body: '{"text":"é\u0000"}', encoding: "utf8", size: 14, remote: "203.0.113.7" },
    ]);
    const second = (await world.call("GET", `/webhooks/${id}/inbox?limit=1&cursor=${first.nextCursor}`)).body;
    expect(second).toMatchObject({
      url,
      nextCursor: null,
      results: [{ method: "PURGE", query: "?a=1", headers: [["x-a", "1"]], body: "/wA=", encoding: "base64", answered: 200 }],
    });
    expect(second.results[0].signature).toEqual({ verdict: "missing", reason: "noHeaders" });
  });

  it("is kept without secrets: the client's custom headers and credentials are masked for good", async () => {
    const { url, id } = await consumerWithInbox();
    await world.call("PUT", `/webhooks/${id}/headers`, { headers: { "X-Own-Key": "secret", Authorization: "Bearer secret" } });
    const headers: [string, string][] = [
      ["x-own-key", "secret"],
      ["authorization", "Bearer secret"],
      ["cookie", "secret"],
      ["webhook-id", "msg_1"],
    ];
    await arrive(url, { headers });
    await world.call("PUT", `/webhooks/${id}/headers`, { headers: {} });
    const [request] = (await world.call("GET", `/webhooks/${id}/inbox`)).body.results;
    expect(request.headers).toEqual([
      ["x-own-key", MASK],
      ["authorization", MASK],
      ["cookie", MASK],
      ["webhook-id", "msg_1"],
    ]);
    const { rows } = await pool().query("select headers::text from inbox_requests where id = $1", [request.id]);
    expect(rows[0].headers).not.toContain("secret");
  });

  it("is the last hundred requests, however many come at once", async () => {
    const { url, id } = await consumerWithInbox();
    const replies = await Promise.all(Array.from({ length: KEPT_REQUESTS }, () => arrive(url)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    clock.advance(60_000);
    const later = await Promise.all(Array.from({ length: 5 }, () => arrive(url)));
    const { results } = (await world.call("GET", `/webhooks/${id}/inbox?limit=250`)).body;
    expect(results).toHaveLength(KEPT_REQUESTS);
    expect(new Set(results.slice(0, 5).map((request: { id: string }) => request.id))).toEqual(
      new Set(later.map((reply) => reply.requestId)),
    );
  });

  it("faster than its rate is refused and not kept, and taken again soon after", async () => {
    const { url, id } = await consumerWithInbox();
    for (let sent = 0; sent < 100; sent++) expect((await arrive(url)).status).toBe(200);
    expect(await arrive(url)).toEqual({ status: 429, retryAfter: 1, requestId: null });
    clock.advance(50);
    const { requestId } = await arrive(url);
    expect((await arrive(url)).status).toBe(429);
    const { results } = (await world.call("GET", `/webhooks/${id}/inbox?limit=1`)).body;
    expect(results[0].id).toBe(requestId);
  });

  it("is answered as the inbox is set to", async () => {
    const { url, id } = await consumerWithInbox();
    expect((await world.call("PATCH", `/webhooks/${id}/inbox`, { answerStatus: 429 })).body).toMatchObject({ answerStatus: 429, url });
    expect(await arrive(url)).toMatchObject({ status: 429, retryAfter: 10 });
    const { status, body } = await world.call("PATCH", `/webhooks/${id}/inbox`, { answerStatus: 302 });
    expect([status, body.validation.errors[0].itemId]).toEqual([400, "answerStatus"]);
    expect((await world.call("GET", `/webhooks/${id}/inbox`)).body).toMatchObject({ answerStatus: 429, results: [{ answered: 429 }] });
  });

  it("at a URL that is no inbox is nobody's", async () => {
    for (const token of ["", "in_", "../v1", `in_${"a".repeat(32)}`, `in_${"a".repeat(33)}`])
      expect(await arrive(`x/${token}`, { token })).toEqual({ status: 404, requestId: null });
  });
});
