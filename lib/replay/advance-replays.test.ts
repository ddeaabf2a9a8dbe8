import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { advanceReplays } from "@/lib/replay/advance-replays";
import { cancelReplay } from "@/lib/replay/cancel-replay";
import { getReplay } from "@/lib/replay/get-replay";
import { pauseReplay } from "@/lib/replay/pause-replay";
import { resumeReplay } from "@/lib/replay/resume-replay";
import type { ReplayAnswer, ReplayKind } from "@/lib/replay/schema";
import { startReplay } from "@/lib/replay/start-replay";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ReplayWorld;
let consumerId: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  // Replays of earlier tests would be advanced along.
  await pool().query("update replays set status = 'cancelled' where status in ('pending', 'running', 'paused')");
  world = await ReplayWorld.create();
  consumerId = (await world.consumer()).id;
});

async function start(kind: ReplayKind, pace: number, more: object = {}): Promise<ReplayAnswer> {
  return (await startReplay(world.scope, consumerId, kind, { since: world.since(3_600), pace, ...more }, world)) as ReplayAnswer;
}

const deliveries = async (): Promise<{ message_id: string; status: string; slot: number; next_attempt_at: Date | null }[]> =>
  (await pool().query("select * from deliveries where consumer_id = $1 order by message_id", [consumerId])).rows;

describe("recovering", () => {
  it("attempts each of 12,000 messages of one millisecond once, over many page edges", async () => {
    const ids = await world.messages(12_000, world.ago(60));
    await world.deliveries(ids, consumerId, "Failure");
    const { id, total } = await start("failed", 2_700);
    expect(total).toBe(12_000);
    const attempted: string[] = [];
    await world.run(200, async () => attempted.push(...(await world.attemptResends(true))));
    expect(attempted).toEqual(ids);
    expect(await getReplay(world.scope, id)).toMatchObject({
      status: "completed",
      total: 12_000,
      done: 12_000,
      succeeded: 12_000,
      failed: 0,
    });
  });

  it("leaves the schedule of what fails again as it was, and names the replay and who asked", async () => {
    const ids = await world.messages(3, world.ago(60));
    await world.deliveries(ids, consumerId, "Attempting");
    await pool().query("update deliveries set next_attempt_at = $2, waiting_for = 'schedule' where consumer_id = $1", [
      consumerId,
      world.ago(-600),
    ]);
    const before = await deliveries();
    const { id } = await start("failed", 100);
    world.advance(3);
    await advanceReplays(pool(), world);
    expect(await world.resends()).toMatchObject(
      ids.map((message_id) => ({ message_id, replay_id: id, trigger: "replay", triggered_by: "A key", due_at: world.now() })),
    );
    await world.run(20, () => world.attemptResends(false));
    expect(await getReplay(world.scope, id)).toMatchObject({ status: "completed", total: 3, done: 3, succeeded: 0, failed: 3 });
    expect(await deliveries()).toEqual(before);
  });

  it("run twice: takes only what is not successful yet", async () => {
    const ids = await world.messages(40, world.ago(60));
    await world.deliveries(ids, consumerId, "Failure");
    await start("failed", 1_000);
    await world.run(50, () => world.attemptResends(true));
    const second = await start("failed", 1_000);
    expect(second.total).toBe(0);
    const attempted: string[] = [];
    await world.run(50, async () => attempted.push(...(await world.attemptResends(true))));
    expect(attempted).toEqual([]);
    expect(await getReplay(world.scope, second.id)).toMatchObject({ status: "completed", total: 0, done: 0 });
  });

  it("passes over what succeeded since it started", async () => {
    const ids = await world.messages(30, world.ago(60));
    await world.deliveries(ids, consumerId, "Failure");
    const { id } = await start("failed", 50);
    await advanceReplays(pool(), world);
    await pool().query("update deliveries set status = 'Success' where message_id = any($1)", [ids.slice(15)]);
    const attempted: string[] = [];
    await world.run(50, async () => attempted.push(...(await world.attemptResends(true))));
    expect(attempted).toEqual(ids.slice(0, 15));
    expect(await getReplay(world.scope, id)).toMatchObject({ status: "completed", total: 15, done: 15 });
  });

  it("takes no message of a client's other consumers, or of other clients", async () => {
    const stranger = await ReplayWorld.create();
    const { id: theirs } = await stranger.consumer();
    const { id: other } = await world.consumer();
    const ids = await world.messages(2, world.ago(60));
    await world.deliveries(ids, other, "Failure");
    await stranger.deliveries(await stranger.messages(2, world.ago(50)), theirs, "Failure");
    await start("failed", 100);
    await world.run(20);
    expect([...(await world.resends()), ...(await stranger.resends())]).toEqual([]);
  });
});

describe("replaying what is missing", () => {
  it("gives each of 12,000 messages of one millisecond a delivery with the whole schedule, once, however often it runs", async () => {
    const ids = await world.messages(12_000, world.ago(60));
    await world.deliveries(ids.slice(0, 10), consumerId, "Failure");
    const { id, total } = await start("missing", 10_000);
    expect(total).toBe(11_990);
    await world.run(100, () =>
      pool().query(
        "update deliveries set status = 'Success', next_attempt_at = null where consumer_id = $1 and next_attempt_at is not null",
        [consumerId],
      ),
    );
    const made = await deliveries();
    expect(made.map((row) => row.message_id)).toEqual(ids);
    expect(made.slice(10).every((row) => row.slot === 0)).toBe(true);
    expect(await getReplay(world.scope, id)).toMatchObject({
      status: "completed",
      total: 11_990,
      done: 11_990,
      succeeded: 11_990,
      failed: 0,
    });
    const second = await start("missing", 10_000);
    await world.run(100);
    expect(await getReplay(world.scope, second.id)).toMatchObject({ status: "completed", total: 0, done: 0, succeeded: 0 });
    const { rows } = await pool().query("select delivery_count, count(*)::int from messages where client_id = $1 group by 1 order by 1", [
      world.scope.clientId,
    ]);
    expect(rows).toEqual([
      { delivery_count: 0, count: 10 },
      { delivery_count: 1, count: 11_990 },
    ]);
  });

  it("makes them due at once and wakes the lane", async () => {
    const [id] = await world.messages(1, world.ago(60));
    await start("missing", 1);
    world.advance(3);
    await advanceReplays(pool(), world);
    expect(await deliveries()).toMatchObject([{ message_id: id, status: "Sending", next_attempt_at: world.now() }]);
    await wakesDone();
    expect((await pool().query("select due_at from lanes where consumer_id = $1", [consumerId])).rows).toEqual([{ due_at: world.now() }]);
  });

  it("waits while the consumer has a thousand deliveries due", async () => {
    const backlog = await world.messages(1_000, world.ago(7_200));
    await world.deliveries(backlog, consumerId, "Sending");
    await pool().query("update deliveries set next_attempt_at = $2 where consumer_id = $1", [consumerId, world.ago(7_200)]);
    await world.messages(1, world.ago(60));
    const { id } = await start("missing", 100);
    await world.run(10);
    expect(await getReplay(world.scope, id)).toMatchObject({ status: "running", done: 0 });
    await pool().query("update deliveries set status = 'Success', next_attempt_at = null where consumer_id = $1", [consumerId]);
    await world.run(10);
    expect(await getReplay(world.scope, id)).toMatchObject({ status: "completed", done: 1 });
  });
});

describe("a replay under way", () => {
  const startLarge = async () => {
    const ids = await world.messages(1_000, world.ago(60));
    await world.deliveries(ids, consumerId, "Failure");
    return { ids, ...(await start("failed", 50)) };
  };

  it("keeps its pace, also with several processes that call more often than needed", async () => {
    await startLarge();
    const begun = world.now().getTime();
    for (let turn = 0; turn < 40; turn++) {
      await Promise.all([advanceReplays(pool(), world), advanceReplays(pool(), world), advanceReplays(pool(), world)]);
      const seconds = (world.now().getTime() - begun) / 1_000;
      expect((await world.resends()).length).toBeLessThanOrEqual(10 + 50 * seconds);
      world.advance(0.05);
    }
    expect((await world.resends()).length).toBeGreaterThanOrEqual(90);
  });

  it("makes up for a caller that comes late by a second at most", async () => {
    await startLarge();
    await advanceReplays(pool(), world);
    world.advance(60);
    await advanceReplays(pool(), world);
    const { length } = await world.resends();
    expect(length).toBeGreaterThan(50);
    expect(length).toBeLessThanOrEqual(80);
  });

  it("paused and resumed between two concurrent callers, releases each message once", async () => {
    const { id, ids } = await startLarge();
    const attempted: string[] = [];
    for (let turn = 0; turn < 400; turn++) {
      const isPausing = turn % 10 === 3;
      await Promise.all([
        advanceReplays(pool(), world),
        isPausing ? pauseReplay(world.scope, id, world) : null,
        advanceReplays(pool(), world),
      ]);
      attempted.push(...(await world.attemptResends(true)));
      if (isPausing) {
        world.advance(5);
        expect(await advanceReplays(pool(), world)).toBeNull();
        expect(await world.resends()).toEqual([]);
        expect((await getReplay(world.scope, id)).status).toBe("paused");
        await resumeReplay(world.scope, id, world);
      }
      world.advance(0.2);
      if ((await getReplay(world.scope, id)).status === "completed") break;
    }
    expect(attempted).toEqual(ids);
    expect(await getReplay(world.scope, id)).toMatchObject({ status: "completed", total: 1_000, done: 1_000 });
    const { rows } = await pool().query("select distinct action from audit_entries where subject = $1 order by 1", [`replay:${id}`]);
    expect(rows.map((row) => row.action)).toEqual(["replay.paused", "replay.resumed", "replay.started"]);
  });

  it("cancelled half-way, takes back what nobody attempts, and never goes on", async () => {
    const { id } = await startLarge();
    await world.run(5, () => world.attemptResends(true));
    world.advance(1);
    await advanceReplays(pool(), world);
    const waiting = await world.resends();
    expect(waiting.length).toBeGreaterThan(1);
    await pool().query("update resends set lease_token = $2, lease_until = $3 where client_id = $1 and message_id = $4", [
      world.scope.clientId,
      randomUUID(),
      world.ago(-30),
      waiting[0]?.message_id,
    ]);
    const cancelled = await cancelReplay(world.scope, id, world);
    expect(cancelled).toMatchObject({ status: "cancelled", total: 1_000, finished: world.since(0) });
    expect((await world.resends()).map((row) => row.message_id)).toEqual([waiting[0]?.message_id]);
    world.advance(60);
    expect(await advanceReplays(pool(), world)).toBeNull();
    expect((await world.resends()).length).toBe(1);
    expect((await cancelReplay(world.scope, id, world)).finished).toBe(cancelled.finished);
    await expect(resumeReplay(world.scope, id, world)).rejects.toMatchObject({ code: "conflict" });
    await expect(pauseReplay(world.scope, id, world)).rejects.toMatchObject({ code: "conflict" });
  });

  it("waits while its consumer is disabled, and for messages of this very moment", async () => {
    const { id } = await start("failed", 50);
    await pool().query("update consumers set disabled_at = now(), disabled_reason = 'user' where id = $1", [consumerId]);
    await world.run(5);
    expect((await getReplay(world.scope, id)).status).toBe("running");
    await pool().query("update consumers set disabled_at = null, disabled_reason = null where id = $1", [consumerId]);
    await world.run(5);
    expect((await getReplay(world.scope, id)).status).toBe("completed");
    const late = await start("missing", 50);
    await advanceReplays(pool(), world);
    // Its id is of before the replay's end; it is committed after the first look.
    await world.messages(1, world.ago(0.5));
    await world.run(10);
    expect(await getReplay(world.scope, late.id)).toMatchObject({ status: "completed", total: 1, done: 1 });
  });

  it("is another client's to nobody", async () => {
    const { id } = await startLarge();
    const { scope } = await ReplayWorld.create();
    for (const ask of [getReplay, pauseReplay, resumeReplay, cancelReplay]) {
      await expect(ask(scope, id)).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await getReplay(world.scope, id)).status).toBe("pending");
  });

  it("loses and repeats nothing when its process dies in the middle of a page", async () => {
    const { id, ids } = await startLarge();
    const { rows } = await pool().query("select cursor from replays where id = $1", [id]);
    await pool().query("alter table replays add constraint broken check (cursor is null) not valid");
    await expect(advanceReplays(pool(), world)).rejects.toThrow("broken");
    await pool().query("alter table replays drop constraint broken");
    expect(await world.resends()).toEqual([]);
    expect((await pool().query("select cursor from replays where id = $1", [id])).rows).toEqual(rows);
    const attempted: string[] = [];
    await world.run(400, async () => attempted.push(...(await world.attemptResends(true))));
    expect(attempted).toEqual(ids);
  });
});
