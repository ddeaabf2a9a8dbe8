import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { EmbeddedEngine } from "@/lib/engine/embedded/embedded-engine";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { withEngine } from "@/lib/testing/conformance-engine";
import { eventually, newWorld } from "@/lib/testing/conformance-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const MESSAGES = 1_000;
const UNWRITTEN = 500;
/** Begun before the bound was reached. */
const IN_FLIGHT = 64;

let database: TestDatabase;
const connections = new Connections({ policy: makeEgressPolicy(["127.0.0.0/8"], true), resolve: makeResolver() });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await connections.close();
  await disconnect();
  await database.drop();
});

/** Nothing can be written of attempts meanwhile. */
async function whileAttemptsAreLocked(work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("lock table attempts in share mode");
    await work();
  } finally {
    await client.end();
  }
}

it("sends no more than a bound while nothing of it can be written, and the rest once it can", async () => {
  const world = await newWorld();
  const receiver = await world.receiver();
  await world.consumer(receiver);
  const make = ({ delays, ...options }: { delays: number[] } & Pick<ConstructorParameters<typeof EmbeddedEngine>[0], "clock">) =>
    new EmbeddedEngine({
      timeoutMs: 15_000,
      consumerConcurrency: IN_FLIGHT,
      ...options,
      connections,
      schedule: { delays, jitter: 0 },
      transform: () => Promise.reject(new Error("None here.")),
    });
  await withEngine(make, { clock: world.clock, delays: [0] }, async () => {
    await whileAttemptsAreLocked(async () => {
      await world.publish(MESSAGES);
      await eventually(() => expect(receiver.requests.length).toBeGreaterThanOrEqual(UNWRITTEN));
      let sent = 0;
      const isAtRest = () => {
        const before = sent;
        sent = receiver.requests.length;
        return sent === before;
      };
      await expect.poll(isAtRest, { interval: 500, timeout: 10_000 }).toBe(true);
      expect(sent).toBeLessThan(UNWRITTEN + IN_FLIGHT);
    });
    await eventually(async () => expect(await world.attempts()).toHaveLength(MESSAGES), 30_000);
  });
  expect(receiver.requests).toHaveLength(MESSAGES);
});
