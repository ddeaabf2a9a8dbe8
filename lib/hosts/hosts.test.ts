import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { EmbeddedEngine } from "@/lib/engine/embedded/embedded-engine";
import { closeHost } from "@/lib/hosts/close-host";
import { listHosts } from "@/lib/hosts/list-hosts";
import { openHost } from "@/lib/hosts/open-host";
import { MAX_DEFERRED_COUNTED } from "@/lib/hosts/schema";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import type { OperatorScope } from "@/lib/scope";
import { withEngine } from "@/lib/testing/conformance-engine";
import { type ConformanceWorld, eventually, newWorld } from "@/lib/testing/conformance-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { signalWork } from "@/lib/work-signal";

const operator: OperatorScope = { clientId: null, actor: { id: `user:${randomUUID()}`, name: "Olive Operator" } };
const reason = "The receiver asked for it.";
const connections = new Connections({ policy: makeEgressPolicy(["127.0.0.0/8"], true), resolve: makeResolver() });

let database: TestDatabase;
let world: ConformanceWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await connections.close();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  await pool().query("truncate host_breakers, consumers cascade");
  world = await newWorld();
});

const list = (trouble = false, search?: string) => listHosts(operator, { trouble, search }, world.clock);
const hostOf = (url: string) => new URL(url).host;
const lanes = async () =>
  (await pool().query<{ client_id: string; blocked_by: string | null }>("select client_id, blocked_by from lanes order by client_id")).rows;

function delivering(body: () => Promise<void>): Promise<void> {
  return withEngine(
    ({ delays, ...options }) =>
      new EmbeddedEngine({ ...options, connections, transform: async () => ({}) as never, schedule: { delays, jitter: 0 } }),
    { clock: world.clock, delays: [0, 60_000] },
    body,
  );
}

function pass(ms: number): void {
  world.clock.advance(ms);
  signalWork();
}

describe("the list of hosts", () => {
  it("has a row for each client and host, those in trouble first, with what failed and what is deferred", async () => {
    const [bad, good] = [await world.receiver(), await world.receiver()];
    bad.answer = (_, response) => response.writeHead(503).end();
    await world.consumer(bad);
    await world.consumer(bad, { eventTypes: ["company.deleted"] });
    await world.consumer(good, { eventTypes: ["company.deleted"] });
    await world.publish(25);
    await delivering(() => eventually(async () => expect((await list()).results[0]).toMatchObject({ state: "open", deferred: 25 })));
    const { results, troubled, all } = await list();
    expect({ troubled, all }).toEqual({ troubled: 1, all: 2 });
    const [first] = results;
    expect(results.map(({ host, state, consumers }) => ({ host, state, consumers }))).toEqual([
      { host: hostOf(bad.url), state: "open", consumers: 2 },
      { host: hostOf(good.url), state: "closed", consumers: 1 },
    ]);
    expect(first).toMatchObject({ clientId: world.scope.clientId, clientName: "Conformance", hand: null });
    expect(first?.reasons).toEqual([{ errorCode: "http_status", status: 503, count: 20 }]);
    expect(new Date(first?.openUntil ?? 0).getTime()).toBeGreaterThan(world.clock.now().getTime());
    expect((await list(true)).results).toHaveLength(1);
    world.clock.advance(60_000);
    expect((await list(true)).results).toMatchObject([{ state: "probing" }]);
  });

  it("knows failures of the last minute of a closed breaker, and forgets them after it", async () => {
    const receiver = await world.receiver();
    await world.consumer(receiver);
    const start = Math.floor(world.clock.now().getTime() / 10_000) * 10_000;
    await pool().query('insert into host_breakers (client_id, host, "window", modified) values ($1, $2, $3, now())', [
      world.scope.clientId,
      hostOf(receiver.url),
      JSON.stringify([[start, 7, 2]]),
    ]);
    expect(await list(true)).toMatchObject({ results: [{ state: "failing", lastMinute: { attempts: 7, failures: 2 } }], troubled: 1 });
    world.clock.advance(70_000);
    expect(await list(true)).toEqual({ results: [], troubled: 0, all: 1 });
    expect(await list()).toMatchObject({ results: [{ state: "closed", lastMinute: { attempts: 0, failures: 0 } }] });
  });

  it("is searched by any part of the host, whatever signs are in it", async () => {
    const receiver = await world.receiver();
    await world.consumer(receiver);
    expect((await list(false, hostOf(receiver.url).slice(3))).all).toBe(1);
    expect(await list(false, "127_0")).toEqual({ results: [], troubled: 0, all: 0 });
    expect((await list(false, "%")).all).toBe(0);
  });

  it("counts what is deferred to its bound", async () => {
    const receiver = await world.receiver();
    const { id } = await world.consumer(receiver);
    await openHost(operator, { host: hostOf(receiver.url), clientId: null, reason, minutes: 5 }, world.clock);
    await pool().query(
      `insert into deliveries (message_id, consumer_id, client_id, event_type, next_attempt_at, created)
       select 'msg_' || n, $1, $2, 'company.created', now(), now() from generate_series(1, $3::int) n`,
      [id, world.scope.clientId, MAX_DEFERRED_COUNTED + 10],
    );
    expect((await list()).results).toMatchObject([{ deferred: MAX_DEFERRED_COUNTED }]);
  });
});

describe("a breaker opened by hand", () => {
  it("holds everything until its time is over, whatever else happens; then probes decide, and all is delivered", async () => {
    const receiver = await world.receiver();
    await world.consumer(receiver);
    await delivering(async () => {
      expect(await openHost(operator, { host: hostOf(receiver.url), clientId: null, reason, minutes: 10 }, world.clock)).toBe(1);
      expect((await list()).results).toMatchObject([{ state: "open", hand: { reason, by: "Olive Operator" } }]);
      await world.publish(30);
      pass(9 * 60_000);
      await world.engineHasLooked();
      expect(receiver.requests).toHaveLength(0);
      pass(60_000);
      // The worker has never seen this host in trouble: its probes count all the same.
      await eventually(() => expect(receiver.requests).toHaveLength(30));
      await eventually(async () =>
        expect((await list(false, hostOf(receiver.url))).results).toMatchObject([{ state: "closed", hand: null }]),
      );
    });
  });

  it("is closed by hand: what was deferred is sent at once", async () => {
    const receiver = await world.receiver();
    await world.consumer(receiver);
    const host = hostOf(receiver.url);
    await delivering(async () => {
      await openHost(operator, { host, clientId: world.scope.clientId, reason, minutes: 60 }, world.clock);
      await world.publish(5);
      await world.engineHasLooked();
      expect(receiver.requests).toHaveLength(0);
      expect(await closeHost(operator, { host, clientId: null, reason }, world.clock)).toBe(1);
      await eventually(() => expect(receiver.requests).toHaveLength(5));
      expect(await closeHost(operator, { host, clientId: null, reason }, world.clock)).toBe(0);
    });
    const { rows } = await pool().query(
      "select action, subject, before, after, actor_name from audit_entries where client_id = $1 and action like 'host.%' order by created, action desc",
      [world.scope.clientId],
    );
    expect(rows).toMatchObject([
      { action: "host.opened", subject: `host:${host}`, before: { openUntil: null }, after: { reason, openUntil: expect.any(String) } },
      { action: "host.closed", after: { reason, openUntil: null, name: host }, actor_name: "Olive Operator" },
    ]);
  });

  it("is of one client, or of all that send to the host; a disabled consumer stays disabled", async () => {
    const [receiver, other] = [await world.receiver(), await newWorld(world.clock)];
    await world.consumer(receiver);
    const disabled = await world.consumer(receiver, { eventTypes: ["company.deleted"] });
    await pool().query("update lanes set blocked_by = 'disabled', blocked_until = '9999-12-31' where consumer_id = $1", [disabled.id]);
    await other.consumer(receiver);
    const host = hostOf(receiver.url);
    const blocks = async (clientId: string) =>
      (await lanes())
        .filter((lane) => lane.client_id === clientId)
        .map(({ blocked_by }) => blocked_by)
        .sort();
    await openHost(operator, { host, clientId: other.scope.clientId, reason, minutes: 5 }, world.clock);
    expect(await blocks(other.scope.clientId)).toEqual(["breaker"]);
    expect(await blocks(world.scope.clientId)).toEqual(["disabled", null].sort());
    expect(await openHost(operator, { host, clientId: null, reason, minutes: 15 }, world.clock)).toBe(2);
    expect(await blocks(world.scope.clientId)).toEqual(["breaker", "disabled"]);
    expect(await closeHost(operator, { host, clientId: null, reason }, world.clock)).toBe(2);
    expect(await blocks(world.scope.clientId)).toEqual(["disabled", null].sort());
    await expect(closeHost(operator, { host: "nobody.example:443", clientId: null, reason }, world.clock)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
