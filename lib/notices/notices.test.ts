import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disableFailingConsumers } from "@/lib/consumers/disable-failing-consumers";
import { enableConsumer } from "@/lib/consumers/enable-consumer";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { disconnect, pool, prisma } from "@/lib/db";
import { EmbeddedEngine } from "@/lib/engine/embedded/embedded-engine";
import { findEventType } from "@/lib/event-types/catalogue";
import { checkEnvelope } from "@/lib/event-types/check-envelope";
import { findExhausted } from "@/lib/notices/find-exhausted";
import { findFailing } from "@/lib/notices/find-failing";
import { findRecovered } from "@/lib/notices/find-recovered";
import { MOST_A_MINUTE, publishNotices } from "@/lib/notices/publish-notices";
import { NOTICE_TYPES, type NoticeType } from "@/lib/notices/schema";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { countCandidates } from "@/lib/replay/candidates";
import { sendTestEvent } from "@/lib/test-events/send-test-event";
import { withEngine } from "@/lib/testing/conformance-engine";
import { HOUR, MINUTE, pass } from "@/lib/testing/conformance-schedule";
import { type ConformanceWorld, eventually, newWorld } from "@/lib/testing/conformance-world";
import type { Receiver } from "@/lib/testing/receiver";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { findVerdicts } from "@/lib/verdicts/find-verdicts";

const DAY = 24 * HOUR;
let database: TestDatabase;
const connections = new Connections({ policy: makeEgressPolicy(["127.0.0.0/8"], true), resolve: makeResolver() });
/** One attempt a message, so that it fails, or is exhausted, at once. */
const make = ({ delays, ...options }: Parameters<Parameters<typeof withEngine>[0]>[0]) =>
  new EmbeddedEngine({ ...options, connections, transform: () => Promise.reject(new Error("none")), schedule: { delays, jitter: 0 } });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await connections.close();
  await disconnect();
  await database.drop();
});

let world: ConformanceWorld;
/** The one that fails, subscribed to everything about itself too, and the one that listens. */
let failing: { receiver: Receiver; consumer: WebhookConsumer };
let listening: { receiver: Receiver; consumer: WebhookConsumer };
beforeEach(async () => {
  await pool().query("truncate notices, attempts, attempt_counts");
  world = await newWorld();
  const [bad, good] = [await world.receiver(), await world.receiver()];
  bad.answer = (_, response) => response.writeHead(503).end();
  failing = { receiver: bad, consumer: await world.consumer(bad, { eventTypes: ["company.created", ...NOTICE_TYPES] }) };
  listening = { receiver: good, consumer: await world.consumer(good, { eventTypes: [...NOTICE_TYPES] }) };
});

interface Envelope {
  id: string;
  eventType: NoticeType;
  payload: Record<string, unknown>;
}

/** What a receiver got, each a valid event of its type. */
function received({ requests }: Receiver): Envelope[] {
  return requests.map(({ body }) => {
    const envelope = JSON.parse(body.toString()) as Envelope;
    const type = findEventType(envelope.eventType);
    expect(type && checkEnvelope(type, envelope as unknown as Record<string, unknown>)).toBeNull();
    return envelope;
  });
}

const types = ({ requests }: Receiver) => requests.map(({ body }) => (JSON.parse(body.toString()) as Envelope).eventType);

/** Resolves when everything due has been attempted. */
const quiet = () =>
  eventually(async () => {
    const { rows } = await pool().query("select from deliveries where client_id = $1 and next_attempt_at <= $2", [
      world.scope.clientId,
      world.clock.now(),
    ]);
    expect(rows).toEqual([]);
  });

/** Publishes what was found, be it here or by the engine's own chore, and lets the engine deliver it. */
async function tell(): Promise<void> {
  await eventually(async () => {
    await publishNotices(world.clock);
    expect(await prisma().notice.count({ where: { publishedAt: null } })).toBe(0);
  });
  await quiet();
}

/** A message that is attempted once. */
async function attempt(): Promise<void> {
  await world.publish(1);
  await quiet();
}

const later = (ms: number) => pass(world, ms);
const run = (body: () => Promise<void>) => withEngine(make, { clock: world.clock, delays: [0] }, body);

describe("an endpoint that only fails", () => {
  it("is told after one, three and four days, disabled after five, and told when it works again, each once and never to itself", async () => {
    await run(async () => {
      await attempt();
      const since = world.clock.now();
      later(DAY - MINUTE);
      await attempt();
      expect(await findFailing(world.clock)).toBe(0);
      later(MINUTE);
      expect([await findFailing(world.clock), await findFailing(world.clock)]).toEqual([1, 0]);
      await tell();
      // Nothing was sent to it for two days: nobody is warned of an idle endpoint.
      later(2 * DAY);
      expect(await findFailing(world.clock)).toBe(0);
      await attempt();
      expect([await findFailing(world.clock), await findFailing(world.clock)]).toEqual([1, 0]);
      later(DAY);
      await attempt();
      expect(await findFailing(world.clock)).toBe(1);
      later(DAY);
      await attempt();
      expect(await disableFailingConsumers(world.clock)).toEqual([failing.consumer.id]);
      expect([await findFailing(world.clock), await findRecovered()]).toEqual([0, 0]);
      await tell();
      expect(listening.receiver.requests).toHaveLength(4);

      later(HOUR);
      await enableConsumer(world.scope, failing.consumer.id, world.clock);
      expect(await findRecovered()).toBe(0);
      await attempt();
      expect(await findRecovered()).toBe(0);
      failing.receiver.answer = (_, response) => response.end();
      later(HOUR);
      await attempt();
      expect([await findRecovered(), await findRecovered()]).toEqual([1, 0]);
      await tell();

      const told = received(listening.receiver);
      expect(told.map(({ eventType, payload }) => [eventType, payload.failingHours ?? payload.reason ?? null]).sort()).toEqual([
        ["webhook.disabled", "failing"],
        ["webhook.failing", 24],
        ["webhook.failing", 72],
        ["webhook.failing", 96],
        ["webhook.recovered", null],
      ]);
      expect(told[0]?.payload).toMatchObject({
        webhookId: failing.consumer.id,
        url: failing.receiver.url,
        failingSince: since.toISOString(),
        disablesAt: new Date(since.getTime() + 5 * DAY).toISOString(),
        failedAttempts: 2,
        lastError: { code: "http_status", status: 503 },
        nextStep: expect.stringContaining("Repair"),
      });
      expect(told.at(-1)?.payload).toMatchObject({ failingSince: since.toISOString(), recoveredAt: world.clock.now().toISOString() });
    });
    expect(new Set(types(failing.receiver))).toEqual(new Set(["company.created"]));
  });

  it("tells of its recovery once it was told to be failing, and of no other; a test that succeeds is none", async () => {
    await run(async () => {
      await attempt();
      failing.receiver.answer = (_, response) => response.end();
      await attempt();
      expect(await findRecovered()).toBe(0);
      failing.receiver.answer = (_, response) => response.writeHead(500).end();
      await attempt();
      later(DAY);
      await attempt();
      expect(await findFailing(world.clock)).toBe(1);
      later(HOUR);
      failing.receiver.answer = (_, response) => response.end();
      await sendTestEvent(world.scope, failing.consumer.id, { eventType: "company.created" }, world.clock);
      await quiet();
      expect(await findRecovered()).toBe(0);
      later(HOUR);
      await attempt();
      expect(await findRecovered()).toBe(1);
    });
  });
});

describe("messages that used up their attempts", () => {
  it("are told one by one, tests are not, and what is told of a consumer never starts another round", async () => {
    listening.receiver.answer = (_, response) => response.writeHead(500).end();
    await run(async () => {
      const ids = await world.publish(3);
      await sendTestEvent(world.scope, failing.consumer.id, { eventType: "company.created" }, world.clock);
      await quiet();
      expect([await findExhausted(world.clock), await findExhausted(world.clock)]).toEqual([3, 0]);
      await tell();
      const told = received(listening.receiver);
      expect(told.map(({ payload }) => payload.messageId).sort()).toEqual([...ids].sort());
      expect(told[0]?.payload).toMatchObject({
        webhookId: failing.consumer.id,
        eventType: "company.created",
        attempts: 1,
        lastError: { code: "http_status", status: 503 },
      });
      // The three events failed and used up their attempts as well. Of those nothing is told, for ever.
      expect(await world.attempts()).toHaveLength(7);
      for (let round = 0; round < 3; round++) {
        later(MINUTE);
        expect(await findExhausted(world.clock)).toBe(0);
        await tell();
        expect(await world.attempts()).toHaveLength(7);
      }
    });
    expect(types(failing.receiver)).toEqual(Array(4).fill("company.created"));
  });

  it("an endpoint that fails over what it is told is itself told of as failing: once a stage, and two that fail end disabled", async () => {
    listening.receiver.answer = (_, response) => response.writeHead(500).end();
    await run(async () => {
      await attempt();
      await findExhausted(world.clock);
      for (let day = 0; day < 12; day++) {
        later(DAY);
        if (day < 5) await attempt();
        await findFailing(world.clock);
        await disableFailingConsumers(world.clock);
        await findExhausted(world.clock);
        await tell();
      }
    });
    const { rows } = await pool().query("select event_type, consumer_id, count(*)::int from notices group by 1, 2 order by 1, 2");
    const counts = Object.fromEntries(
      rows.map((row) => [`${row.event_type} ${row.consumer_id === failing.consumer.id ? "A" : "B"}`, row.count]),
    );
    // A failed on company.created alone: the event types it takes tell of B, and those reach it while it is enabled.
    expect(counts["message.exhausted A"]).toBe(6);
    expect(counts["message.exhausted B"]).toBeUndefined();
    expect(counts["webhook.disabled A"]).toBe(1);
    expect(rows.filter(({ event_type }) => event_type === "webhook.failing").every(({ count }) => count <= 3)).toBe(true);
    // Days after the last cause nothing is left to publish or to find.
    expect(await publishNotices(world.clock)).toBe(0);
    expect(await findExhausted(world.clock)).toBe(0);
  });

  it("in a flood are published at a bounded rate, none lost, and a disabling does not wait behind them", async () => {
    const flood = 2 * MOST_A_MINUTE + 50;
    await prisma().notice.createMany({ data: Array.from({ length: flood }, (_, n) => exhausted(n)) });
    await prisma().notice.create({
      data: { ...exhausted(flood), eventType: "webhook.disabled", key: "d", created: world.clock.now() },
    });
    expect(await publishNotices(world.clock)).toBe(MOST_A_MINUTE + 1);
    expect(await messages("webhook.disabled")).toBe(1);
    later(30_000);
    expect(await publishNotices(world.clock)).toBe(0);
    later(30_001);
    expect(await publishNotices(world.clock)).toBe(MOST_A_MINUTE);
    later(MINUTE + 1);
    expect(await publishNotices(world.clock)).toBe(50);
    expect(await messages("message.exhausted")).toBe(flood);
  });
});

function exhausted(n: number) {
  const { clientId } = world.scope;
  const facts = { webhookId: failing.consumer.id, url: failing.receiver.url, description: null, messageId: `msg_${n}` };
  const created = new Date(world.clock.now().getTime() - MINUTE + n);
  return { clientId, consumerId: failing.consumer.id, eventType: "message.exhausted", key: `e${n}`, facts, created, mailAt: created };
}

async function messages(eventType: string): Promise<number> {
  return prisma().message.count({ where: { clientId: world.scope.clientId, eventType } });
}

describe("publishing", () => {
  it("is one event however often it is done: by several processes at once, and again after a kill before the mark", async () => {
    await prisma().notice.createMany({ data: Array.from({ length: 20 }, (_, n) => exhausted(n)) });
    await Promise.all([1, 2, 3].map(() => publishNotices(world.clock)));
    await eventually(async () => expect(await messages("message.exhausted")).toBe(20));
    await pool().query("update notices set published_at = null");
    expect(await publishNotices(world.clock)).toBe(20);
    expect(await messages("message.exhausted")).toBe(20);
    expect(await world.deliveries()).toHaveLength(20);
  });

  it("writes no message where nobody takes it, nor for a consumer with company tags", async () => {
    await prisma().consumer.update({ where: { id: listening.consumer.id }, data: { companyTags: ["region:uk"] } });
    await prisma().notice.create({ data: exhausted(1) });
    expect(await publishNotices(world.clock)).toBe(1);
    expect(await messages("message.exhausted")).toBe(0);
  });

  it("the consumer an event is about is not missing it: no replay sends it, and the verdict says why", async () => {
    await prisma().notice.create({ data: exhausted(1) });
    await publishNotices(world.clock);
    const { id = "" } = (await prisma().message.findFirst({ where: { clientId: world.scope.clientId } })) ?? {};
    const range = {
      since: new Date(world.clock.now().getTime() - DAY),
      until: new Date(world.clock.now().getTime() + DAY),
      eventTypes: [],
    };
    const late = await world.consumer(listening.receiver, { eventTypes: ["message.exhausted"] });
    const missing = (consumerId: string) =>
      countCandidates(pool(), { clientId: world.scope.clientId, consumerId, kind: "missing", ...range });
    expect(await missing(failing.consumer.id)).toEqual({});
    expect(await missing(late.id)).toEqual({ "message.exhausted": 1 });
    expect(await findVerdicts(world.scope, id, failing.consumer.id, world.clock)).toMatchObject([{ verdict: "aboutItself" }]);
  });
});
