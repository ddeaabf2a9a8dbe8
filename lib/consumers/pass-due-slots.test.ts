import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { disableConsumer } from "@/lib/consumers/disable-consumer";
import { enableConsumer } from "@/lib/consumers/enable-consumer";
import { createConsumerInput } from "@/lib/consumers/schema";
import { disconnect, pool, prisma } from "@/lib/db";
import { claimDeliveries } from "@/lib/delivery/claim-deliveries";
import { newMessageId } from "@/lib/ids";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import type { Scope } from "@/lib/scope";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const START = Date.parse("2026-03-14T09:00:00.000Z");
const MINUTE = 60_000;

let database: TestDatabase;
let scope: Scope;
let now = new Date(START);
const clock = { now: () => now };

beforeAll(async () => {
  database = await createTestDatabase();
  const client = await prisma().client.create({ data: { name: "Test" } });
  scope = { clientId: client.id, actor: { id: "system", name: "Test" } };
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

async function addConsumer(rateLimit: number | null): Promise<string> {
  now = new Date(START);
  const input = createConsumerInput.parse({ url: "https://example.com/hook", eventTypes: ["company.created"], rateLimit });
  return (await createConsumer(scope, input, clock)).id;
}

async function addDue(consumerId: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => newMessageId(now));
  await pool().query(
    `insert into deliveries (message_id, consumer_id, client_id, event_type, status, slot, next_attempt_at, waiting_for, created)
     select id, $2, $3, 'company.created', 'Attempting', 2, $4, 'schedule', $4 from unnest($1::text[]) as t(id)`,
    [ids, consumerId, scope.clientId, now],
  );
  await pool().query("update lanes set due_at = $2 where consumer_id = $1", [consumerId, now]);
}

/** Claims as a busy worker does, until told to stop. */
function claimAlways(): { stop(): Promise<void> } {
  let going = true;
  const loop = async () => {
    while (going) {
      const leaseUntil = new Date(now.getTime() + MINUTE);
      await claimDeliveries(pool(), { now, leaseUntil, limit: 100, perConsumer: 10, free: new Map(), after: "" });
    }
  };
  const loops = [loop(), loop()];
  return {
    stop: async () => {
      going = false;
      await Promise.all(loops);
    },
  };
}

describe("with workers claiming all the time", () => {
  test("enabling lets go of nothing whose slot has passed", async () => {
    const id = await addConsumer(null);
    await disableConsumer(scope, id, "user", clock);
    await addDue(id, 5_000);
    now = new Date(START + MINUTE);
    const workers = claimAlways();
    await enableConsumer(scope, id, clock);
    await workers.stop();
    const { rows } = await pool().query(
      "select slot, next_attempt_at, lease_token, count(*)::int as count from deliveries where consumer_id = $1 group by 1, 2, 3",
      [id],
    );
    expect(rows).toEqual([{ slot: 3, next_attempt_at: new Date(START + 30 * MINUTE), lease_token: null, count: 5_000 }]);
  });

  test.each([null, 1_000])("disabling holds the lane, whatever is being claimed (rate limit: %s)", async (rateLimit) => {
    const id = await addConsumer(rateLimit);
    await addDue(id, 3_000);
    const workers = claimAlways();
    for (let round = 0; round < 20; round++) {
      await disableConsumer(scope, id, "user", clock);
      const { rows } = await pool().query("select blocked_by from lanes where consumer_id = $1", [id]);
      expect(rows).toEqual([{ blocked_by: "disabled" }]);
      now = new Date(now.getTime() + 100);
      await enableConsumer(scope, id, clock);
    }
    await disableConsumer(scope, id, "user", clock);
    await workers.stop();
    const { rows } = await pool().query("select blocked_by from lanes where consumer_id = $1", [id]);
    expect(rows).toEqual([{ blocked_by: "disabled" }]);
  });
});
