import http from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "svix";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { handleInboxRequest, isInboxPath } from "@/lib/api/inbox-handler";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { getSecret } from "@/lib/consumers/get-secret";
import { rotateSecret } from "@/lib/consumers/rotate-secret";
import { createConsumerInput } from "@/lib/consumers/schema";
import { disconnect } from "@/lib/db";
import { EmbeddedEngine } from "@/lib/engine/embedded/embedded-engine";
import { changeInbox } from "@/lib/inbox/change-inbox";
import { createInbox } from "@/lib/inbox/create-inbox";
import { readArrivals } from "@/lib/inbox/read-arrivals";
import { KEPT_BODY } from "@/lib/inbox/schema";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { sendTestEvent } from "@/lib/test-events/send-test-event";
import { withEngine } from "@/lib/testing/conformance-engine";
import { type ConformanceWorld, eventually, newWorld } from "@/lib/testing/conformance-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// As in production: neither loopback nor http is allowed, and our own address is both.

let database: TestDatabase;
let appUrl: string;
let connections: Connections;
/** Where http is allowed, only the address is left to refuse, once the name is resolved. */
let withHttp: Connections;
let world: ConformanceWorld;
const elsewhere: string[] = [];

/** The app as it stands behind APP_URL, of which only the inboxes may be sent to. */
const app = http.createServer((request, response) => {
  if (isInboxPath(request.url)) return void handleInboxRequest(request, response);
  elsewhere.push(request.url ?? "");
  response.end();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  appUrl = `http://localhost:${(app.address() as AddressInfo).port}`;
  Object.assign(process.env, { APP_URL: appUrl, EGRESS_ALLOW: "", ALLOW_HTTP: "no" });
  database = await createTestDatabase();
  connections = new Connections({ policy: makeEgressPolicy([], false, appUrl), resolve: makeResolver() });
  withHttp = new Connections({ policy: makeEgressPolicy([], true, appUrl), resolve: makeResolver() });
});
afterAll(async () => {
  await Promise.all([connections.close(), withHttp.close()]);
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await newWorld();
});

function delivering(body: () => Promise<void>, over = connections): Promise<void> {
  const make = ({ delays, ...options }: { delays: number[] } & Pick<ConstructorParameters<typeof EmbeddedEngine>[0], "clock">) =>
    new EmbeddedEngine({
      timeoutMs: 2_000,
      consumerConcurrency: 4,
      ...options,
      connections: over,
      schedule: { delays, jitter: 0 },
      transform: async () => ({ ok: true, method: "POST", url: `${appUrl}/api/v1/webhooks`, payload: null, cancel: false, durationMs: 1 }),
    });
  return withEngine(make, { clock: world.clock, delays: [0] }, body);
}

const attempted = (count: number) => eventually(async () => expect(await world.attempts()).toHaveLength(count));

async function inboxConsumer() {
  const { url } = await createInbox(world.scope, world.clock);
  return createConsumer(world.scope, createConsumerInput.parse({ url, eventTypes: ["company.created"] }), world.clock);
}

const send = (id: string, payload?: string) => sendTestEvent(world.scope, id, { eventType: "company.created", payload }, world.clock);

const arrivals = (id: string) => readArrivals(world.scope, id, { limit: 10 }, world.clock);

describe("the built-in inbox, delivered to by the real loop where loopback and http are denied", () => {
  it("gets the message, whose signature verifies by ours and by svix's library, also after a rotation", async () => {
    const { id } = await inboxConsumer();
    await delivering(async () => {
      const { messageId } = await send(id);
      await attempted(1);
      const [request] = (await arrivals(id)).results;
      expect(request).toMatchObject({ method: "POST", answered: 200, remote: "127.0.0.1" });
      expect(request?.signature).toEqual({ verdict: "verified", reason: "currentSecret" });
      const headers = Object.fromEntries(request?.headers ?? []);
      expect(headers["webhook-id"]).toBe(messageId);
      const { key } = await getSecret(world.scope, id);
      expect(new Webhook(key).verify(request?.body ?? "", headers)).toMatchObject({ eventType: "company.created" });
      await rotateSecret(world.scope, id, {}, world.clock);
      expect((await arrivals(id)).results[0]?.signature).toEqual({ verdict: "verified", reason: "earlierSecret" });
      await send(id);
      await attempted(2);
      expect((await arrivals(id)).results[0]?.signature.reason).toBe("currentSecret");
    });
    expect((await world.attempts()).map(({ outcome }) => outcome)).toEqual(["success", "success"]);
  });

  it("lets failures be tried: the attempt fails with what the inbox answers", async () => {
    const { id } = await inboxConsumer();
    await changeInbox(world.scope, id, { answerStatus: 500 }, world.clock);
    await delivering(async () => {
      await send(id);
      await attempted(1);
    });
    expect(await world.attempts()).toMatchObject([{ outcome: "failure", response_status: 500 }]);
  });

  it.each([
    ["http is denied", () => connections, "url_denied"],
    ["the address is denied", () => withHttp, "address_denied"],
  ])("opens no way to anything else at our address, not even over the connection it has opened: %s", async (_, over, refusal) => {
    const { id } = await inboxConsumer();
    await delivering(async () => {
      await send(id);
      await attempted(1);
      // A transformation may lead elsewhere: here to the API of the very host whose inbox has just been reached.
      await world.transform(id, "function handler(webhook) { return webhook; }");
      await send(id);
      await attempted(2);
    }, over());
    const codes = (await world.attempts()).map(({ outcome, error_code }) => [outcome, error_code]);
    expect(codes).toContainEqual(["success", null]);
    expect(codes).toContainEqual(["failure", refusal]);
    expect(elsewhere).toEqual([]);
  });

  it("is the only URL at our address that a consumer may have", async () => {
    const input = createConsumerInput.parse({ url: `${appUrl}/api/v1/webhooks`, eventTypes: ["company.created"] });
    await expect(createConsumer(world.scope, input)).rejects.toMatchObject({ code: "validation" });
  });

  it("keeps the beginning of what is large, and does not judge it", async () => {
    const { id } = await inboxConsumer();
    const payload = JSON.stringify({ text: "x".repeat(2 * KEPT_BODY) });
    await delivering(async () => {
      await send(id, payload);
      await attempted(1);
    });
    const [request] = (await arrivals(id)).results;
    expect(request).toMatchObject({ truncated: true, encoding: "utf8", signature: { verdict: "unknown", reason: "truncated" } });
    expect(request?.body).toHaveLength(KEPT_BODY);
    expect(request?.size).toBeGreaterThan(2 * KEPT_BODY);
  });
});

describe("over HTTP", () => {
  it("takes any method, keeps headers and query, and answers what it is set to", async () => {
    const consumer = await inboxConsumer();
    for (const [method, answerStatus] of [
      ["PUT", 204],
      ["GET", 503],
      ["DELETE", 200],
    ] as const) {
      await changeInbox(world.scope, consumer.id, { answerStatus }, world.clock);
      const response = await fetch(`${consumer.url}?a=1&b`, { method, headers: { "X-Try": "1" } });
      expect(response.status).toBe(answerStatus);
      expect(response.headers.get("retry-after")).toBe(answerStatus === 503 ? "10" : null);
      const [request] = (await arrivals(consumer.id)).results;
      expect(request).toMatchObject({ method, query: "?a=1&b", answered: answerStatus });
      expect(request?.headers).toContainEqual(["x-try", "1"]);
      const text = await response.text();
      expect(text === "" ? null : JSON.parse(text)).toEqual(answerStatus === 204 ? null : { received: request?.id });
      world.clock.advance(1);
    }
  });

  it("reads a bounded part of what is far too large, and answers all the same", async () => {
    const consumer = await inboxConsumer();
    const response = await fetch(consumer.url, { method: "POST", body: "x".repeat(3_000_000) });
    expect(response.status).toBe(200);
    const [request] = (await arrivals(consumer.id)).results;
    expect(request).toMatchObject({ truncated: true });
    expect(request?.size).toBeLessThan(1_300_000);
  });

  it("answers 404 where there is no inbox, and keeps nothing of what is broken off", async () => {
    expect((await fetch(`${appUrl}/api/inbox/in_${"a".repeat(32)}`)).status).toBe(404);
    expect((await fetch(`${appUrl}/api/inbox/`)).status).toBe(404);
    const consumer = await inboxConsumer();
    const closed = new Promise<void>((resolve) => app.once("request", (message) => message.once("close", () => resolve())));
    const request = http.request(consumer.url, { method: "POST", headers: { "content-length": "1000" } });
    request.on("error", () => {});
    request.write("x", () => request.destroy());
    await closed;
    expect((await fetch(consumer.url)).status).toBe(200);
    expect((await arrivals(consumer.id)).results.map(({ method }) => method)).toEqual(["GET"]);
  });
});
