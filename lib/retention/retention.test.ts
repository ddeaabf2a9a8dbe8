import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { createTestDatabase, type TestDatabase } from "@/lib/postgres/template-database";
import { ReplayWorld } from "@/lib/replay/replay-world";
import { resendMessage } from "@/lib/replay/resend-message";
import { expungeMessage } from "@/lib/retention/expunge-message";
import { PURGE_STEP, purgeMessages, purgeRemains } from "@/lib/retention/purge-expired";

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
    const old = await world.messages(PURGE_STEP + 3, world.ago(91 * DAY));
    const kept = await world.messages(2, world.ago(89 * DAY));
    await world.deliveries([...old, ...kept], id, "Failure");
    await attemptAll();
    expect(await purgeMessages(pool(), world)).toBe(PURGE_STEP);
    expect(await purgeMessages(pool(), world)).toBe(3);
    expect(await purgeMessages(pool(), world)).toBe(0);
    expect(await counts()).toEqual({ messages: 2, deliveries: 2, attempts: 2 });
  });

  it("leaves an expired message until nothing is left to do for it", async () => {
    const { id } = await world.consumer();
    const [open = "", resent = ""] = await world.messages(2, world.ago(91 * DAY));
    await world.deliveries([open, resent], id, "Failure");
    await pool().query("update deliveries set status = 'Attempting', next_attempt_at = $2 where message_id = $1", [open, world.now()]);
    await resendMessage(world.scope, resent, id, world);
    expect(await purgeMessages(pool(), world)).toBe(0);
    await pool().query("update deliveries set status = 'Failure', next_attempt_at = null");
    await pool().query("delete from resends");
    expect(await purgeMessages(pool(), world)).toBe(2);
  });

  it("two processes that purge at once do not wait for each other", async () => {
    await world.messages(PURGE_STEP * 2, world.ago(91 * DAY));
    expect(await Promise.all([purgeMessages(pool(), world), purgeMessages(pool(), world)])).toEqual([PURGE_STEP, PURGE_STEP]);
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
});

describe("expunging a message", () => {
  it("removes what was said, sent and answered, ends what was still to be done, and keeps the log", async () => {
    const { id } = await world.consumer();
    const [message = "", other = ""] = await world.messages(2, world.ago(60));
    await world.deliveries([message, other], id, "Attempting");
    await attemptAll();
    await pool().query("update deliveries set next_attempt_at = $1, waiting_for = 'schedule'", [world.now()]);
    await resendMessage(world.scope, message, id, world);
    await expungeMessage(world.scope, message, world);
    const { rows } = await pool().query(
      `select m.payload, m.size, d.status, d.next_attempt_at, a.request_body, a.response_body, a.response_status
       from messages m join deliveries d on d.message_id = m.id join attempts a on a.message_id = m.id order by m.id`,
    );
    expect(rows[0]).toEqual({
      payload: null,
      size: 2,
      status: "Failure",
      next_attempt_at: null,
      request_body: null,
      response_body: null,
      response_status: 500,
    });
    expect(rows[1]).toMatchObject({ status: "Attempting", payload: Buffer.from("{}"), response_body: Buffer.from("answered") });
    expect(await world.resends()).toEqual([]);
    await expect(resendMessage(world.scope, message, id, world)).rejects.toMatchObject({ code: "validation" });
    const audited = await pool().query("select action, subject from audit_entries where client_id = $1 and action = 'message.expunged'", [
      world.scope.clientId,
    ]);
    expect(audited.rows).toEqual([{ action: "message.expunged", subject: `message:${message}` }]);
  });

  it("is not found for another client, and changes nothing", async () => {
    const [message = ""] = await world.messages(1, world.ago(60));
    const stranger = await ReplayWorld.create();
    await expect(expungeMessage(stranger.scope, message, world)).rejects.toMatchObject({ code: "not_found" });
    expect((await pool().query("select from messages where payload is not null")).rowCount).toBe(1);
  });
});
