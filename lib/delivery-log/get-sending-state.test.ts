import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { deleteConsumer } from "@/lib/consumers/delete-consumer";
import { disconnect, pool } from "@/lib/db";
import { getSendingState } from "@/lib/delivery-log/get-sending-state";
import { newAttemptId } from "@/lib/ids";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const HOST = "127.0.0.1:9";

let database: TestDatabase;
let world: ReplayWorld;
let id: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ReplayWorld.create();
  id = (await world.consumer()).id;
});

const ask = () => getSendingState(world.scope, id, world.now());

/** An attempt that took a second and was answered `ago` seconds ago. */
async function answered(ago: number, status: number, headers: [string, string][]): Promise<string> {
  const started = world.ago(ago + 1);
  const attemptId = newAttemptId(started);
  await pool().query(
    `insert into attempts (id, client_id, message_id, consumer_id, consumer_version, number, trigger, outcome, response_status,
       response_headers, started_at, duration_ms, next_reason)
     values ($1, $2, 'msg_1', $3, 1, 1, 'schedule', $4::attempt_outcome, $5, $6, $7, 1000, 'schedule')`,
    [attemptId, world.scope.clientId, id, status < 300 ? "success" : "failure", status, JSON.stringify(headers), started],
  );
  return attemptId;
}

const pauseLane = (until: Date) =>
  pool().query("update lanes set blocked_until = $2, blocked_by = 'pause' where consumer_id = $1", [id, until]);

const setBreaker = (window: [startMs: number, attempts: number, failures: number][], openUntil: Date | null, probesLeft: number | null) =>
  pool().query(
    `insert into host_breakers (client_id, host, "window", open_until, probes_left, modified) values ($1, $2, $3, $4, $5, now())
     on conflict (client_id, host) do update set "window" = excluded."window", open_until = excluded.open_until, probes_left = excluded.probes_left`,
    [world.scope.clientId, HOST, JSON.stringify(window), openUntil, probesLeft],
  );

it("of a consumer that nothing was sent to: nothing holds it back", async () => {
  const state = { host: HOST, waiting: 0, pause: null, breaker: null, lastMinute: { attempts: 0, failures: 0 }, failingSince: null };
  expect(await ask()).toEqual(state);
});

it("tells of a pause with the answer that asked for it, though others came in later, until it is over", async () => {
  await answered(30, 429, [["Retry-After", "5"]]);
  const attemptId = await answered(10, 429, [
    ["Content-Type", "text/plain"],
    ["Retry-After", "60"],
    ["X-RateLimit-Remaining", "0"],
    ["RateLimit", '"default";r=0;t=30'],
  ]);
  await answered(9, 200, []);
  await answered(8, 503, [["Retry-After", "never"]]);
  await pauseLane(world.ago(-50));
  await world.deliveries(await world.messages(3, world.ago(5)), id, "Sending");
  await pool().query("update deliveries set next_attempt_at = $2 where consumer_id = $1", [id, world.ago(-50)]);

  expect(await ask()).toMatchObject({
    waiting: 3,
    pause: {
      until: world.since(-50),
      request: {
        messageId: "msg_1",
        attemptId,
        status: 429,
        headers: [
          ["Retry-After", "60"],
          ["X-RateLimit-Remaining", "0"],
          ["RateLimit", '"default";r=0;t=30'],
        ],
        at: world.since(10),
      },
    },
  });
  world.advance(50);
  expect(await ask()).toMatchObject({ waiting: 3, pause: null });
});

it("tells of a pause whose attempt is no longer kept", async () => {
  await pauseLane(world.ago(-50));
  expect(await ask()).toMatchObject({ pause: { until: world.since(-50), request: null } });
});

it("takes neither a rate limit nor being disabled for a pause", async () => {
  await answered(1, 429, [["Retry-After", "60"]]);
  for (const block of ["rateLimit", "disabled", "breaker"]) {
    await pauseLane(world.ago(-50));
    await pool().query("update lanes set blocked_by = $2::lane_block where consumer_id = $1", [id, block]);
    expect((await ask()).pause, block).toBeNull();
  }
});

it("tells of the host's breaker: closed with what it counts of the last minute, open, probing, closed again", async () => {
  const at = (ago: number) => world.ago(ago).getTime();
  await setBreaker(
    [
      [at(65), 100, 100],
      [at(40), 10, 1],
      [at(5), 3, 2],
    ],
    null,
    null,
  );
  expect(await ask()).toMatchObject({ breaker: null, lastMinute: { attempts: 13, failures: 3 } });
  await setBreaker([], world.ago(-30), null);
  expect((await ask()).breaker).toEqual({ openUntil: world.since(-30), probing: false, probesLeft: null });
  world.advance(31);
  await setBreaker([], world.ago(1), 4);
  expect((await ask()).breaker).toEqual({ openUntil: world.since(1), probing: true, probesLeft: 4 });
  await setBreaker([], null, null);
  expect((await ask()).breaker).toBeNull();
});

it("tells since when attempts have only failed", async () => {
  await pool().query("update lanes set failing_since = $2 where consumer_id = $1", [id, world.ago(3_600)]);
  expect((await ask()).failingSince).toBe(world.since(3_600));
});

it("tells nobody else's state, and none of one that was deleted", async () => {
  const stranger = await ReplayWorld.create();
  const missing = { code: "not_found", message: "Webhook consumer not found." };
  await expect(getSendingState(stranger.scope, id, world.now())).rejects.toMatchObject(missing);
  await expect(getSendingState(world.scope, randomUUID(), world.now())).rejects.toMatchObject(missing);
  // Another client's breaker of the same host is not this one's.
  await setBreaker([], world.ago(-30), null);
  const theirs = (await stranger.consumer()).id;
  expect((await getSendingState(stranger.scope, theirs, world.now())).breaker).toBeNull();
  await deleteConsumer(world.scope, id, world);
  await expect(ask()).rejects.toMatchObject(missing);
});
