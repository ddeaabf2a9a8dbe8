import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { ChannelFollower } from "@/lib/postgres/channel-follower";
import { DatabaseProxy } from "@/lib/testing/database-proxy";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const CHANNEL = "test_channel";
const PULSE_MS = 300;

let database: TestDatabase;
let network: DatabaseProxy;
/** Goes straight to the database. */
let direct: pg.Client;
const heard = vi.fn();
const follower = () => new ChannelFollower({ channel: CHANNEL, applicationName: "test-follower", heard, pulseMs: PULSE_MS });
let following: ChannelFollower;

beforeAll(async () => {
  database = await createTestDatabase();
  network = await DatabaseProxy.listen(database.url);
  process.env.DATABASE_URL = network.url;
  direct = new pg.Client({ connectionString: database.url });
  await direct.connect();
});
afterAll(async () => {
  network.close();
  await direct.end();
  await database.drop();
});
beforeEach(async () => {
  heard.mockClear();
  following = follower();
  await following.start();
});
afterEach(() => following.stop());

async function connections(): Promise<number> {
  const { rows } = await direct.query<{ count: number }>(
    "select count(*)::int from pg_stat_activity where application_name = 'test-follower'",
  );
  return rows[0]?.count ?? 0;
}

/** Once it is told at a notification, and not only because it has just come back. */
const hears = () =>
  vi.waitFor(
    async () => {
      const before = heard.mock.calls.length;
      await direct.query(`notify ${CHANNEL}`);
      await expect.poll(() => heard.mock.calls.length, { timeout: 200 }).toBeGreaterThan(before);
    },
    { timeout: 8_000 },
  );

it("hears what is said", async () => {
  await hears();
});

it("comes back with one connection after an outage of several tries", async () => {
  network.cut();
  const before = network.tried;
  await expect.poll(() => network.tried - before, { timeout: 8_000 }).toBeGreaterThan(2);
  network.heal();
  await hears();
  await expect.poll(connections, { timeout: 3_000 }).toBe(1);
});

it("notices that the network has forgotten its connection", async () => {
  await hears();
  network.forget();
  await hears();
});

it("begins to hear once the database is there, where it was away at the start", async () => {
  await following.stop();
  network.cut();
  following = follower();
  await following.start();
  network.heal();
  await hears();
});
