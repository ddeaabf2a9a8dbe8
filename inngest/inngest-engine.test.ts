import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { allFunctions } from "@/inngest/functions/all-functions";
import { disableConsumer } from "@/lib/consumers/disable-consumer";
import { disconnect } from "@/lib/db";
import { InngestEngine } from "@/lib/engine/inngest/inngest-engine";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { defaultLimits } from "@/lib/sandbox/default-limits";
import { Sandbox } from "@/lib/sandbox/sandbox";
import { engineConformance } from "@/lib/testing/conformance";
import type { EngineOptions } from "@/lib/testing/conformance-engine";
import { type ConformanceWorld, eventually, newWorld } from "@/lib/testing/conformance-world";
import { ConformanceServer } from "@/lib/testing/inngest-server";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let sandbox: Sandbox;
const connections = new Connections({ policy: makeEgressPolicy(["127.0.0.0/8"], true), resolve: makeResolver() });

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = new Sandbox(defaultLimits());
});
afterAll(async () => {
  await sandbox.close();
  await connections.close();
  await disconnect();
  await database.drop();
});

/** The engine, and a server of its own that drives it through its functions. */
function makeBoth({ delays, ...options }: EngineOptions): { engine: InngestEngine; server: ConformanceServer } {
  const functions = allFunctions(async () => engine);
  const server = new ConformanceServer(options.clock, () => functions);
  const settings = { ...options, connections, transform: sandbox.run.bind(sandbox), schedule: { delays, jitter: 0 } };
  const engine = new InngestEngine(settings, server);
  return { engine, server };
}

engineConformance("the Inngest engine, driven through its functions by the SDK's test engine", (options) => {
  const { engine, server } = makeBoth(options);
  const stop = () => engine.stop().finally(() => server.stop());
  return { start: () => engine.start(), stop };
});

describe("what only events and crons start", () => {
  async function started() {
    const world = await newWorld();
    const both = makeBoth({ clock: world.clock, delays: [0, 5_000, 50_000], timeoutMs: 2_000, consumerConcurrency: 16 });
    onTestFinished(() => both.engine.stop().finally(() => both.server.stop()));
    await both.engine.start();
    const receiver = await world.receiver();
    const consumer = await world.consumer(receiver);
    return { ...both, world, receiver, consumer };
  }
  const attempts = (world: ConformanceWorld, count: number) => eventually(async () => expect(await world.attempts()).toHaveLength(count));

  it("the next attempt, when it is due", async () => {
    const { world, server, receiver } = await started();
    receiver.answer = (_, response) => response.writeHead(503).end();
    await world.publish(1);
    await attempts(world, 1);
    for (const [made, delay] of [
      [1, 5_000],
      [2, 50_000],
    ] as const) {
      await server.idle();
      // Further off than a run would stay for.
      world.clock.advance(delay - 3_000);
      server.look();
      await server.idle();
      expect(await world.attempts()).toHaveLength(made);
      world.clock.advance(3_000);
      server.look();
      await attempts(world, made + 1);
    }
  });

  it("the end of a delivery whose last slots pass while its consumer is disabled", async () => {
    const { world, server, receiver, consumer } = await started();
    receiver.answer = (_, response) => response.writeHead(503).end();
    await world.publish(1);
    await attempts(world, 1);
    await server.idle();
    await disableConsumer(world.scope, consumer.id, "user", world.clock);
    world.clock.advance(48 * 3_600_000);
    server.look();
    await eventually(async () =>
      expect(await world.deliveries()).toMatchObject([{ status: "Failure", attempt_count: 1, next_attempt_at: null }]),
    );
  });

  it("the sweep, where the server was away: the publish is accepted, and delivered within a minute of its return", async () => {
    const { world, server, receiver } = await started();
    await server.idle();
    server.reachable = false;
    const ids = await world.publish(3);
    await wakesDone();
    await server.idle();
    expect(receiver.requests).toEqual([]);
    server.reachable = true;
    world.clock.advance(60_000);
    server.look();
    await eventually(() => expect(receiver.ids()).toEqual(new Set(ids)));
  });

  it("the probe of a host that has cooled down", async () => {
    const { world, server, receiver } = await started();
    receiver.answer = (_, response) => response.writeHead(503).end();
    await world.publish(20);
    await attempts(world, 20);
    await eventually(async () => expect(await world.openHosts()).toBe(1));
    await server.idle();
    server.withoutCrons();
    receiver.answer = (_, response) => response.end();
    world.clock.advance(60_000);
    server.look();
    await eventually(async () => expect(await world.openHosts()).toBe(0));
  });
});
