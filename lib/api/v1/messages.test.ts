import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { systemClock } from "@/lib/clock";
import { disconnect, pool } from "@/lib/db";
import { EmbeddedEngine } from "@/lib/engine/embedded/embedded-engine";
import { newMessageId } from "@/lib/ids";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { MESSAGE_STATUSES } from "@/lib/messages/schema";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { ApiWorld } from "@/lib/testing/api-world";
import { Receiver } from "@/lib/testing/receiver";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ApiWorld;

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
});

async function publish(event: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await world.call("POST", "/events", { eventType: "company.created", payload: { n: 1 }, ...event });
  expect(status).toBe(202);
  return body.results[0].messageId;
}

function setStatus(messageId: string, status: string, nextAttemptAt: Date | null = null) {
  return pool().query("update deliveries set status = $2, next_attempt_at = $3 where message_id = $1", [messageId, status, nextAttemptAt]);
}

async function idsOf(search: string): Promise<string[]> {
  const { status, body } = await world.call("GET", `/messages?${search}`);
  expect(status).toBe(200);
  return body.results.map((message: { id: string }) => message.id);
}

/** Every page of a list, however many there are. */
async function allIds(path: string, idName: string): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = [];
  for (let pages = 1, cursor: string | null = ""; ; pages++) {
    const { body } = await world.call("GET", `${path}${cursor ? `&cursor=${cursor}` : ""}`);
    ids.push(...body.results.map((row: Record<string, string>) => row[idName]));
    cursor = body.nextCursor;
    if (!cursor) return { ids, pages };
  }
}

describe("publishing", () => {
  test("gives the payload back byte for byte, as JSON and as the text that is signed", async () => {
    const payload = '{ "z":12345678901234567890, "u":"\\u00e9 \\"q\\"" , "1":0, "a":1.0 }';
    const published = await world.call("POST", "/events", `{"eventType":"company.created","payload":${payload}}`);
    const { text, body } = await world.call("GET", `/messages/${published.body.results[0].messageId}`);
    expect(text).toContain(`"payload":${payload}}`);
    expect(body.envelope).toContain(`"payload":${payload}}`);
    expect(body.payload).toEqual(JSON.parse(body.envelope));
  });

  test("answers 202, and the message with its envelope is there", async () => {
    const consumer = await world.addConsumer();
    const id = await publish({ id: "order-1", payload: { n: 1, name: "é" } });
    const { status, body } = await world.call("GET", `/messages/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      eventId: "order-1",
      eventType: "company.created",
      companyId: null,
      companyTags: [],
      status: "Sending",
      isTest: false,
    });
    expect(body.payload).toMatchObject({ id: "order-1", eventType: "company.created", payload: { n: 1, name: "é" } });
    expect(body.deliveries).toEqual([
      {
        webhookId: consumer.id,
        url: consumer.url,
        status: "Sending",
        attemptCount: 0,
        slot: 0,
        slots: 8,
        nextAttemptAt: body.created,
        waitingFor: "schedule",
      },
    ]);
  });

  test("names the bad event of a batch and accepts nothing", async () => {
    const events = Array.from({ length: 500 }, (_, n) => ({ eventType: n === 499 ? "company.made" : "company.created", payload: {} }));
    const { status, body } = await world.call("POST", "/events", { events });
    expect(status).toBe(400);
    expect(body.validation.errors.map((error: { itemId: string }) => error.itemId)).toEqual(["events[499].eventType"]);
    expect(await idsOf("limit=10")).toEqual([]);
  });

  test.each<[string, unknown, number, string]>([
    ["no body", undefined, 400, "body"],
    ["wrong JSON", "{", 400, "body"],
    ["a payload of 300 KB", { eventType: "company.created", payload: { text: "x".repeat(300_000) } }, 413, "payload"],
    ["another client's company", { eventType: "company.created", payload: {}, companyId: randomUUID() }, 400, "companyId"],
    ["a body over the limit", "x".repeat(10_485_761), 413, "body"],
  ])("refuses %s", async (_, event, status, item) => {
    const answer = await world.call("POST", "/events", event);
    expect(answer.status).toBe(status);
    expect(answer.body.validation.errors[0].itemId).toBe(item);
  });

  test("an Idempotency-Key stands for the event's id", async () => {
    const event = { eventType: "company.created", payload: { n: 1 } };
    const headers = { "idempotency-key": "k1" };
    const first = await world.call("POST", "/events", event, { headers });
    const second = await world.call("POST", "/events", event, { headers });
    expect(second.body.results[0]).toEqual({ ...first.body.results[0], duplicate: true });
    const other = await world.call("POST", "/events", { ...event, payload: { n: 2 } }, { headers });
    expect(other.status).toBe(409);
  });

  test("splices the company in, under its own tags", async () => {
    const companyId = randomUUID();
    await pool().query("insert into companies (id, client_id, name, tags) values ($1, $2, 'Acme', '{\"region\": \"uk\"}')", [
      companyId,
      world.clientId,
    ]);
    const id = await publish({ companyId });
    const { body } = await world.call("GET", `/messages/${id}`);
    expect(body).toMatchObject({ companyId, companyTags: ["region:uk"] });
    expect(body.payload.payload.referenceCompany).toMatchObject({
      id: companyId,
      name: "Acme",
      links: { portal: expect.stringContaining(companyId) },
    });
  });
});

describe("listing messages", () => {
  test("shows the worst of a message's deliveries, and finds it by that alone", async () => {
    const first = await world.addConsumer();
    await world.addConsumer({ url: "https://example.com/two" });
    const order = ["Failure", "Attempting", "Sending", "Success", "Cancelled"];
    const made = new Map<string, string>();
    for (const [at, worst] of order.entries()) {
      const id = await publish();
      await setStatus(id, order[Math.min(at + 1, 4)] as string, null);
      await pool().query("update deliveries set status = $3, next_attempt_at = $4 where message_id = $1 and consumer_id = $2", [
        id,
        first.id,
        worst,
        worst === "Sending" ? new Date() : null,
      ]);
      made.set(worst, id);
    }
    made.set("NotSent", await publish({ eventType: "read.completed" }));
    for (const status of MESSAGE_STATUSES) expect(await idsOf(`status=${status}`), status).toEqual([made.get(status)]);
    const { body } = await world.call("GET", "/messages");
    expect(body.results.map((message: { status: string }) => message.status)).toEqual(["NotSent", ...order.toReversed()]);
  });

  test("filters by type, company, consumer, dates and either id", async () => {
    const consumer = await world.addConsumer({ eventTypes: ["read.completed"] });
    const companyId = randomUUID();
    await pool().query("insert into companies (id, client_id, name) values ($1, $2, 'Acme')", [companyId, world.clientId]);
    const a = await publish({ companyId, id: "first" });
    const b = await publish({ eventType: "read.completed" });
    const [{ created }] = (await world.call("GET", `/messages?id=${b}`)).body.results;
    expect(await idsOf("eventType=read.completed")).toEqual([b]);
    expect(await idsOf(`companyId=${companyId}`)).toEqual([a]);
    expect(await idsOf(`companyId=${companyId}&eventType=read.completed`)).toEqual([]);
    expect(await idsOf(`webhookId=${consumer.id}`)).toEqual([b]);
    expect(await idsOf("id=first")).toEqual([a]);
    expect(await idsOf(`id=${a}`)).toEqual([a]);
    expect(await idsOf(`since=${created}`)).toContain(b);
    expect(await idsOf(`until=${created}`)).not.toContain(b);
    expect(await idsOf("until=1960-01-01T00:00:00Z")).toEqual([]);
    expect(await idsOf("since=2999-01-01T00:00:00%2B02:00")).toEqual([]);
  });

  test("pages by cursor without repeating or losing any", async () => {
    const ids = [];
    for (let n = 0; n < 7; n++) ids.push(await publish());
    const listed = await allIds("/messages?limit=3", "id");
    expect(listed.ids).toEqual(ids.toSorted().toReversed());
    expect(listed.pages).toBe(3);
  });

  test("walks a long log in bounded steps, to its end", async () => {
    await pool().query(
      `insert into messages (id, client_id, event_id, event_type, generated_date, created, expires, size, body_hash, delivery_count, company_tags)
       select 'msg_' || lpad(n::text, 26, '0'), $1, n::text, case when n % 2500 = 1 then 'read.completed' else 'company.created' end, now(), now(), now(), 1, '', 1, '{}'
       from generate_series(1, 6000) n`,
      [world.clientId],
    );
    // The index of the webhook is none the wiser of the type, so its walk must end and go on.
    const consumer = await world.addConsumer();
    await pool().query(
      "insert into deliveries (message_id, consumer_id, client_id, event_type, status, created) select id, $2, client_id, event_type, 'Success', now() from messages where client_id = $1",
      [world.clientId, consumer.id],
    );
    const found = await allIds(`/messages?webhookId=${consumer.id}&eventType=read.completed&limit=10`, "id");
    expect(found.ids.map((id) => Number(id.slice(4)))).toEqual([5001, 2501, 1]);
    expect(found.pages).toBe(4);
    const log = await allIds(`/webhooks/${consumer.id}/deliveries?eventType=read.completed&limit=10`, "messageId");
    expect(log.ids).toEqual(found.ids);
    // What is still to be sent is found at once, however long the log above it is.
    const [oldest] = (
      await pool().query(
        "update deliveries set status = 'Sending', next_attempt_at = now() where message_id = 'msg_' || lpad('7', 26, '0') returning message_id",
      )
    ).rows;
    for (const path of [`/webhooks/${consumer.id}/deliveries?status=Sending`, `/messages?status=Sending`]) {
      const { body } = await world.call("GET", path);
      expect(
        body.results.map((row: { id?: string; messageId?: string }) => row.messageId ?? row.id),
        path,
      ).toEqual([oldest.message_id]);
      expect(body.nextCursor).toBeNull();
    }
  });

  test.each(["status=Done", "limit=0", "limit=251", "since=yesterday", "webhookId=1", "companyId=%00", "id=%00"])(
    "refuses ?%s",
    async (search) => {
      const { status, body } = await world.call("GET", `/messages?${search}`);
      expect(status).toBe(400);
      expect(body.validation.errors[0].itemId).toBe(`query.${search.split("=")[0]}`);
    },
  );

  test("a message id nobody has is 404, and one of another form 400", async () => {
    expect((await world.call("GET", `/messages/${newMessageId(new Date())}`)).status).toBe(404);
    expect((await world.call("GET", "/messages/msg_1")).body.validation.errors[0].itemId).toBe("path.messageId");
  });
});

describe("attempts", () => {
  /** Runs the real engine against a real receiver until the message has made so many attempts. */
  async function deliver(receiver: Receiver, attempts: number) {
    const connections = new Connections({ policy: makeEgressPolicy(["127.0.0.0/8"], true), resolve: makeResolver() });
    const engine = new EmbeddedEngine({
      clock: systemClock,
      transform: () => Promise.reject(new Error("No consumer here has a transformation.")),
      connections,
      schedule: { delays: [0, 50, 3_600_000], jitter: 0 },
      timeoutMs: 5_000,
      consumerConcurrency: 4,
    });
    onTestFinished(async () => {
      await engine.stop();
      await connections.close();
      receiver.release();
    });
    const consumer = await world.addConsumer({ url: receiver.url });
    const messageId = await publish();
    await engine.start();
    await expect
      .poll(async () => (await world.call("GET", `/messages/${messageId}/attempts`)).body.results.length, { timeout: 10_000 })
      .toBe(attempts);
    return { consumer, messageId };
  }

  test("are answered with their evidence, newest first, and counted", async () => {
    const receiver = await new Receiver().listen();
    receiver.answer = (_, response) => {
      response.writeHead(500, { "content-type": "text/plain" });
      response.end("no é");
    };
    const { consumer, messageId } = await deliver(receiver, 2);
    const { body } = await world.call("GET", `/messages/${messageId}/attempts`);
    expect(body.nextCursor).toBeNull();
    expect(body.results.map((attempt: { number: number }) => attempt.number)).toEqual([2, 1]);
    expect(body.results[0]).toMatchObject({
      messageId,
      webhookId: consumer.id,
      slot: 1,
      trigger: "schedule",
      outcome: "failure",
      errorCode: "http_status",
      errorMessage: expect.stringContaining("answered 500"),
      request: { method: "POST", url: receiver.url },
      response: { status: 500, body: "no é", encoding: "utf8", truncated: false },
      remote: { address: expect.stringContaining("127.0.0.1"), tlsVersion: null },
      transformation: null,
      next: { at: expect.any(String), reason: "schedule" },
    });
    expect(body.results[0].request).not.toHaveProperty("body");
    const older = await world.call("GET", `/messages/${messageId}/attempts?limit=1&cursor=${body.results[0].id}&webhookId=${consumer.id}`);
    expect(older.body.results).toEqual([body.results[1]]);

    const log = await world.call("GET", `/webhooks/${consumer.id}/deliveries?status=Attempting`);
    expect(log.body.results).toEqual([
      expect.objectContaining({
        messageId,
        status: "Attempting",
        attemptCount: 2,
        outcomes: ["failure", "failure"],
        nextAttemptAt: body.results[0].next.at,
        waitingFor: "schedule",
        lastAttempt: expect.objectContaining({
          id: body.results[0].id,
          status: 500,
          errorCode: "http_status",
          trigger: "schedule",
          triggeredBy: null,
        }),
      }),
    ]);

    const stats = (await world.call("GET", `/webhooks/${consumer.id}/stats?interval=PT1H`)).body;
    expect(stats).toMatchObject({
      interval: "PT1H",
      totals: { success: 0, failure: 2, cancelled: 0 },
      waiting: { sending: 0, attempting: 1, capped: false },
    });
    expect(stats.buckets.length).toBeGreaterThanOrEqual(6);
    expect(stats.buckets.at(-1)).toMatchObject({ failure: 2, p50: expect.any(Number) });
    expect(stats.latencyMs.p95).toBeGreaterThan(0);

    const idle = await world.addConsumer({ url: "https://example.com/idle" });
    const { results } = (await world.call("GET", "/activity")).body;
    expect(results.map(({ buckets, ...counts }: { buckets: unknown[] }) => counts)).toEqual([
      { webhookId: idle.id, success: 0, failure: 0, cancelled: 0 },
      { webhookId: consumer.id, success: 0, failure: 2, cancelled: 0 },
    ]);
    expect(results[0].buckets).toHaveLength(results[1].buckets.length);
  });

  test("a success settles the delivery", async () => {
    const receiver = await new Receiver().listen();
    const { consumer, messageId } = await deliver(receiver, 1);
    const { body } = await world.call("GET", `/webhooks/${consumer.id}/deliveries`);
    expect(body.results[0]).toMatchObject({
      messageId,
      status: "Success",
      outcomes: ["success"],
      nextAttemptAt: null,
      waitingFor: null,
      company: null,
    });
    expect(await idsOf("status=Success")).toEqual([messageId]);
  });
});

describe("statistics", () => {
  test.each([
    ["interval=PT1M", "query.interval"],
    ["interval=1h", "query.interval"],
    ["interval=PT5M&since=2020-01-01T00:00:00Z", "query.interval"],
    ["since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z", "query.since"],
  ])("refuse ?%s", async (search, item) => {
    const { id } = await world.addConsumer();
    for (const path of [`/webhooks/${id}/stats`, "/activity"]) {
      const { status, body } = await world.call("GET", `${path}?${search}`);
      expect(status).toBe(400);
      expect(body.validation.errors[0].itemId).toBe(item);
    }
  });

  test("sort counts into buckets at whole multiples of the interval", async () => {
    const { id } = await world.addConsumer();
    await pool().query(
      `insert into attempt_counts (consumer_id, client_id, start, outcome, latency_step, count) values
       ($1, $2, '2026-01-01T00:55:00Z', 'success', 0, 3), ($1, $2, '2026-01-01T01:00:00Z', 'success', 20, 97), ($1, $2, '2026-01-01T01:10:00Z', 'failure', 40, 5)`,
      [id, world.clientId],
    );
    const { body } = await world.call("GET", `/webhooks/${id}/stats?since=2026-01-01T00:20:00Z&until=2026-01-01T02:00:00Z&interval=PT1H`);
    expect(body).toMatchObject({
      since: "2026-01-01T00:00:00.000Z",
      totals: { success: 100, failure: 5 },
      latencyMs: { p50: 32, p95: 32, p99: 1024 },
    });
    expect(body.buckets).toEqual([
      { start: "2026-01-01T00:00:00.000Z", success: 3, failure: 0, cancelled: 0, p50: 1, p95: 1 },
      { start: "2026-01-01T01:00:00.000Z", success: 97, failure: 5, cancelled: 0, p50: 32, p95: 32 },
    ]);
  });
});
