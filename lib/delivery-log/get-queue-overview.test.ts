import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { getQueueOverview, READ_BACKLOGS } from "@/lib/delivery-log/get-queue-overview";
import { MAX_BACKLOG_COUNTED } from "@/lib/delivery-log/queue-schema";
import type { OperatorScope } from "@/lib/scope";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const operator: OperatorScope = { clientId: null, actor: { id: `user:${randomUUID()}`, name: "Olive Operator" } };

let database: TestDatabase;
let world: ReplayWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  await pool().query("truncate messages, deliveries, attempt_counts, resends, lanes");
  world = await ReplayWorld.create();
});

const ask = () => getQueueOverview(operator, world);

/** `count` open deliveries of a new consumer, due `ago` seconds ago, and its lane held as said. */
async function backlog(count: number, ago: number, hold: { by: string; for: number } | null = null, of = world): Promise<string> {
  const { id } = await of.consumer();
  await pool().query(
    `insert into deliveries (message_id, consumer_id, client_id, event_type, next_attempt_at, created)
     select 'msg_' || $1 || n, $1::uuid, $2, 'company.created', $3::timestamptz, $3 from generate_series(1, $4::int) n`,
    [id, of.scope.clientId, world.ago(ago), count],
  );
  await pool().query("update lanes set due_at = $2, blocked_by = $3::lane_block, blocked_until = $4 where consumer_id = $1", [
    id,
    world.ago(ago),
    hold?.by ?? null,
    hold ? world.ago(-hold.for) : null,
  ]);
  return id;
}

it("nothing waits where nothing was accepted", async () => {
  const { rate, ...rest } = await ask();
  expect(rest).toMatchObject({
    depth: 0,
    due: 0,
    held: 0,
    inFlight: 0,
    oldestDueSeconds: 0,
    partial: false,
    reasons: [],
    backlogs: [],
    clients: [],
  });
  expect(rate).toHaveLength(12);
});

it("says what waits, for whom, for how long and for what; the largest backlog first", async () => {
  const other = await ReplayWorld.create();
  const free = await backlog(5, 90);
  const paused = await backlog(7, 40, { by: "pause", for: 60 });
  const broken = await backlog(9, 30, { by: "breaker", for: -1 }, other);
  const disabled = await backlog(3, 20, { by: "disabled", for: 9_000 * 365 * 86_400 });
  const scheduled = await backlog(2, -300);
  const limited = await backlog(4, 10, { by: "rateLimit", for: -1 });
  await pool().query(
    "update deliveries set lease_until = $2, lease_token = gen_random_uuid() where consumer_id = $1 and message_id in (select message_id from deliveries where consumer_id = $1 limit 2)",
    [free, world.ago(-30)],
  );
  const overview = await ask();
  expect(overview).toMatchObject({ depth: 30, due: 7, held: 19, inFlight: 2, oldestDueSeconds: 90, partial: false });
  const seen = overview.backlogs.map(({ consumerId, waiting, due, inFlight, reason, until }) => ({
    consumerId,
    waiting,
    due,
    inFlight,
    reason,
    until,
  }));
  expect(seen).toEqual([
    { consumerId: broken, waiting: 9, due: 9, inFlight: 0, reason: "breaker", until: world.since(1) },
    { consumerId: paused, waiting: 7, due: 7, inFlight: 0, reason: "pause", until: world.since(-60) },
    { consumerId: free, waiting: 5, due: 3, inFlight: 2, reason: "none", until: null },
    { consumerId: limited, waiting: 4, due: 4, inFlight: 0, reason: "none", until: null },
    { consumerId: disabled, waiting: 3, due: 3, inFlight: 0, reason: "disabled", until: null },
    { consumerId: scheduled, waiting: 2, due: 0, inFlight: 0, reason: "schedule", until: world.since(-300) },
  ]);
  expect(overview.reasons).toContainEqual({ reason: "none", consumers: 2, deliveries: 9 });
  expect(overview.clients).toMatchObject([
    { id: world.scope.clientId, waiting: 21, due: 17, consumers: 5 },
    { id: other.scope.clientId, waiting: 9, consumers: 1 },
  ]);
  await pool().query("update clients set suspended_at = now() where id = $1", [other.scope.clientId]);
  expect((await ask()).reasons).toContainEqual({ reason: "suspended", consumers: 1, deliveries: 9 });
});

it("counts resends with the deliveries", async () => {
  const id = await backlog(1, 10);
  await pool().query("insert into resends (client_id, message_id, consumer_id, trigger, due_at) values ($1, 'msg_1', $2, 'manual', $3)", [
    world.scope.clientId,
    id,
    world.ago(70),
  ]);
  expect(await ask()).toMatchObject({ backlogs: [{ waiting: 2, due: 2, oldestDue: world.since(70) }], oldestDueSeconds: 70 });
});

it("tells the attempts of the last hour by five minutes", async () => {
  const { id } = await world.consumer();
  const count = (start: Date, outcome: string, n: number) =>
    pool().query(
      "insert into attempt_counts (consumer_id, client_id, start, outcome, latency_step, count) values ($1, $2, $3, $4, 1, $5)",
      [id, world.scope.clientId, start, outcome, n],
    );
  const step = new Date(Math.floor(world.now().getTime() / 300_000) * 300_000);
  await count(step, "success", 4);
  await count(step, "failure", 1);
  await count(new Date(step.getTime() - 3_600_000), "success", 9);
  const { rate } = await ask();
  expect(rate.at(-1)).toEqual({ start: step.toISOString(), success: 4, failure: 1, cancelled: 0 });
  expect(rate.slice(0, -1).every(({ success }) => success === 0)).toBe(true);
});

it("costs what a small queue costs, however long one backlog is and however many consumers wait", async () => {
  const id = await backlog(200_000, 60);
  await pool().query(
    `with many as (
       insert into consumers (id, client_id, url, host, event_types)
       select gen_random_uuid(), $1, 'https://a.example', 'a.example:443', '{}' from generate_series(1, 20000) returning id
     )
     insert into lanes (consumer_id, client_id, due_at) select id, $1, $2 from many`,
    [world.scope.clientId, world.ago(-60)],
  );
  await pool().query("vacuum analyze deliveries, lanes, consumers");
  const plan = await pool().query(`explain (analyze, buffers, format json) ${READ_BACKLOGS.text.replaceAll("$1", "now()")}`);
  const { Plan } = plan.rows[0]["QUERY PLAN"][0] as { Plan: Record<string, number> };
  expect((Plan["Shared Hit Blocks"] ?? 0) + (Plan["Shared Read Blocks"] ?? 0)).toBeLessThan(4_000);
  const overview = await ask();
  expect(overview.partial).toBe(true);
  expect(overview.backlogs[0]).toMatchObject({ consumerId: id, waiting: MAX_BACKLOG_COUNTED });
});
