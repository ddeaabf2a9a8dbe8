import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteConsumer } from "@/lib/consumers/delete-consumer";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { resendMessage } from "@/lib/replay/resend-message";
import { purgeMessages } from "@/lib/retention/purge-expired";
import { purgeRemains } from "@/lib/retention/purge-remains";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const DAY = 86_400;

let database: TestDatabase;
let world: ReplayWorld;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  await pool().query("truncate messages, deliveries, attempts, resends");
  world = await ReplayWorld.create();
});

const SIZE = 50;
const step = async (from: Date | null = null) => purgeMessages({ size: SIZE, from }, pool(), world);
const counted = async () => (await step()).count;

/** An attempt of each delivery there is. */
async function attemptAll(): Promise<void> {
  await pool().query(
    `insert into attempts (id, client_id, message_id, consumer_id, consumer_version, number, slot, trigger, outcome, started_at, duration_ms,
                           request_body, response_status, response_body, next_reason)
     select 'atmpt_' || message_id, client_id, message_id, consumer_id, 1, 1, 0, 'schedule', 'failure', created, 1,
            'sent', 500, 'answered', 'schedule' from deliveries`,
  );
}

async function counts(): Promise<Record<string, number>> {
  const tables = ["messages", "deliveries", "attempts"];
  const rows = await Promise.all(tables.map((table) => pool().query<{ n: number }>(`select count(*)::int as n from ${table}`)));
  return Object.fromEntries(tables.map((table, i) => [table, rows[i]?.rows[0]?.n ?? -1]));
}

describe("retention", () => {
  it("removes what has expired with its deliveries and attempts, step by step, and nothing else", async () => {
    const { id } = await world.consumer();
    const old = await world.messages(SIZE + 3, world.ago(91 * DAY));
    const kept = await world.messages(2, world.ago(89 * DAY));
    await world.deliveries([...old, ...kept], id, "Failure");
    await attemptAll();
    expect(await counted()).toBe(SIZE);
    expect(await counted()).toBe(3);
    expect(await counted()).toBe(0);
    expect(await counts()).toEqual({ messages: 2, deliveries: 2, attempts: 2 });
  });

  it("leaves an expired message until nothing is left to do for it", async () => {
    const { id } = await world.consumer();
    const [open = "", resent = ""] = await world.messages(2, world.ago(91 * DAY));
    await world.deliveries([open, resent], id, "Failure");
    await pool().query("update deliveries set status = 'Attempting', next_attempt_at = $2 where message_id = $1", [open, world.now()]);
    await resendMessage(world.scope, resent, id, world);
    expect(await counted()).toBe(0);
    await pool().query("update deliveries set status = 'Failure', next_attempt_at = null");
    await pool().query("delete from resends");
    expect(await counted()).toBe(2);
  });

  it("goes on where the step before ended, and sees to what that left in the next run", async () => {
    const [early = ""] = await world.messages(1, world.ago(93 * DAY));
    await world.messages(SIZE, world.ago(92 * DAY));
    await pool().query("insert into resends (client_id, message_id, consumer_id, trigger, due_at) values ($1, $2, $1, 'manual', $3)", [
      world.scope.clientId,
      early,
      world.now(),
    ]);
    const { count, last } = await step();
    expect({ count, last }).toEqual({ count: SIZE, last: world.ago(2 * DAY) });
    await pool().query("delete from resends");
    expect((await step(last)).count).toBe(0);
    expect((await step()).count).toBe(1);
  });

  it("two processes that purge at once do not wait for each other", async () => {
    await world.messages(SIZE * 2, world.ago(91 * DAY));
    expect(await Promise.all([counted(), counted()])).toEqual([SIZE, SIZE]);
  });

  it("removes counts older than the retention, and sessions that have ended", async () => {
    const { id } = await world.consumer();
    const { clientId } = world.scope;
    const count =
      "insert into attempt_counts (consumer_id, client_id, start, outcome, latency_step, count) values ($1, $2, $3, 'success', 1, 1)";
    await pool().query(count, [id, clientId, world.ago(91 * DAY)]);
    await pool().query(count, [id, clientId, world.ago(89 * DAY)]);
    const { rows } = await pool().query<{ id: string }>(
      "insert into users (id, email, name) values (gen_random_uuid(), gen_random_uuid()::text, 'Someone') returning id",
    );
    const session = "insert into sessions (id, user_id, expires) values (gen_random_uuid(), $1, $2)";
    await pool().query(session, [rows[0]?.id, world.ago(1)]);
    await pool().query(session, [rows[0]?.id, world.ago(-1)]);
    await purgeRemains(pool(), world);
    expect((await pool().query("select from attempt_counts where client_id = $1", [clientId])).rowCount).toBe(1);
    expect((await pool().query("select from sessions")).rowCount).toBe(1);
  });

  it("removes a deleted consumer with its secrets and versions once no delivery names it, and keeps the others", async () => {
    const [kept, named, gone] = [await world.consumer(), await world.consumer(), await world.consumer()];
    const [message = ""] = await world.messages(1, world.ago(60));
    await world.deliveries([message], named.id, "Failure");
    for (const { id } of [named, gone]) await deleteConsumer(world.scope, id, { now: () => world.ago(91 * DAY) });
    await purgeRemains(pool(), world);
    const left = async (table: string, column: string) =>
      (await pool().query(`select distinct ${column} as id from ${table} where ${column} = any($1)`, [[kept.id, named.id, gone.id]])).rows
        .map(({ id }) => id)
        .sort();
    for (const table of ["consumer_versions", "consumer_secrets"])
      expect(await left(table, "consumer_id"), table).toEqual([kept.id, named.id].sort());
    expect(await left("consumers", "id")).toEqual([kept.id, named.id].sort());
    await pool().query("delete from deliveries");
    await purgeRemains(pool(), world);
    expect(await left("consumers", "id")).toEqual([kept.id]);
  });

  it("removes replays that ended before the retention, and invitations that nobody can accept any more", async () => {
    const { id } = await world.consumer();
    const { clientId } = world.scope;
    const replay = `insert into replays (id, client_id, consumer_id, kind, status, since, until, pace, finished)
                    values (gen_random_uuid(), $1, $2, 'failed', 'completed', $3, $3, 1, $3)`;
    const invitation = `insert into invitations (id, client_id, email, role, token_hash, created_by, created_by_name, expires)
                        values (gen_random_uuid(), $1, 'a@example.com', 'Analyst', sha256($3::timestamptz::text::bytea), 'user:1', 'Ada', $3)`;
    for (const days of [91, 89]) {
      await pool().query(replay, [clientId, id, world.ago(days * DAY)]);
      await pool().query(invitation.replaceAll("$3", "$2"), [clientId, world.ago(days * DAY)]);
    }
    await purgeRemains(pool(), world);
    for (const table of ["replays", "invitations"])
      expect((await pool().query(`select from ${table} where client_id = $1`, [clientId])).rowCount, table).toBe(1);
  });
});
