import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { disableConsumer } from "@/lib/consumers/disable-consumer";
import { disableFailingConsumers } from "@/lib/consumers/disable-failing-consumers";
import { enableConsumer } from "@/lib/consumers/enable-consumer";
import { passDisabledSlots } from "@/lib/consumers/pass-disabled-slots";
import { passDueSlots } from "@/lib/consumers/pass-due-slots";
import { createConsumerInput } from "@/lib/consumers/schema";
import { disconnect, pool, prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { newMessageId } from "@/lib/ids";
import { FOREVER } from "@/lib/lanes/hold-lane";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import type { Scope } from "@/lib/scope";
import { passSlots } from "@/lib/testing/pass-slots";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const START = Date.parse("2026-03-14T09:00:00.000Z");

let database: TestDatabase;
let scope: Scope;
let consumerId: string;
let now: Date;
const clock = { now: () => now };
const at = (ms: number) => new Date(START + ms);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  now = at(0);
  const client = await prisma().client.create({ data: { name: "Test" } });
  scope = { clientId: client.id, actor: { id: "system", name: "Test" } };
  const input = createConsumerInput.parse({ url: "https://example.com/hook", eventTypes: ["company.created"] });
  consumerId = (await createConsumer(scope, input, clock)).id;
});

interface Row {
  slot: number;
  next_attempt_at: Date | null;
  status?: string;
  lease_token?: string | null;
  lease_until?: Date | null;
}

/** Puts deliveries into the ledger as if they were on their way. @returns their message ids */
async function addDeliveries(rows: Row[]): Promise<string[]> {
  const ids = rows.map(() => newMessageId(now));
  await pool().query(
    `insert into deliveries (message_id, consumer_id, client_id, event_type, status, attempt_count, slot, next_attempt_at, waiting_for, lease_token, lease_until, created)
     select id, $2, $3, 'company.created', 'Attempting', slot, slot, next_at, 'schedule', token, until, $8
     from unnest($1::text[], $4::int[], $5::timestamptz[], $6::uuid[], $7::timestamptz[]) as t(id, slot, next_at, token, until)`,
    [
      ids,
      consumerId,
      scope.clientId,
      rows.map((row) => row.slot),
      rows.map((row) => row.next_attempt_at),
      rows.map((row) => row.lease_token ?? null),
      rows.map((row) => row.lease_until ?? null),
      now,
    ],
  );
  return ids;
}

async function read(id: string): Promise<Row> {
  const { rows } = await pool().query<Row>(
    "select slot, next_attempt_at, status, lease_token, lease_until from deliveries where message_id = $1 and consumer_id = $2",
    [id, consumerId],
  );
  if (!rows[0]) throw new Error("no delivery");
  return rows[0];
}

const lane = async () =>
  (await pool().query("select blocked_until, blocked_by, failing_since, due_at from lanes where consumer_id = $1", [consumerId])).rows[0];

describe("disabling", () => {
  test("holds the lane for ever, writes version and audit entry, and is done once", async () => {
    now = at(MINUTE);
    expect(await disableConsumer(scope, consumerId, "gone", clock)).toBe(true);
    now = at(2 * MINUTE);
    expect(await disableConsumer(scope, consumerId, "user", clock)).toBe(false);
    expect(await lane()).toMatchObject({ blocked_until: FOREVER, blocked_by: "disabled" });
    const { rows } = await pool().query(
      `select c.disabled_at, c.disabled_reason, c.version, v.disabled_reason as version_reason, v.holds_from
       from consumers c join consumer_versions v on v.consumer_id = c.id and v.version = c.version where c.id = $1`,
      [consumerId],
    );
    expect(rows).toEqual([
      { disabled_at: at(MINUTE), disabled_reason: "gone", version: 2, version_reason: "gone", holds_from: at(MINUTE) },
    ]);
    const audit = await pool().query("select action, after from audit_entries where client_id = $1 order by created", [scope.clientId]);
    expect(audit.rows.slice(1)).toEqual([{ action: "consumer.disabled", after: { disabled: true, reason: "gone" } }]);
  });

  test("at the same time as others do makes one version", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => disableConsumer(scope, consumerId, "user", clock)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  test("of another client's: not found", async () => {
    const other = { ...scope, clientId: randomUUID() };
    await expect(disableConsumer(other, consumerId, "user", clock)).rejects.toMatchObject({ code: "not_found" });
    await expect(enableConsumer(other, consumerId, clock)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("enabling again", () => {
  test("the documented example: three attempts left, at 5 h, 10 h and 10 h", async () => {
    await disableConsumer(scope, consumerId, "user", clock);
    const [id = ""] = await addDeliveries([{ slot: 3, next_attempt_at: at(30 * MINUTE) }]);
    now = at(3 * HOUR);
    expect(await enableConsumer(scope, consumerId, clock)).toBe(true);
    expect(await read(id)).toMatchObject({ slot: 5, next_attempt_at: at(7.5 * HOUR), status: "Attempting" });
    expect(env().RETRY_SCHEDULE.slice(5)).toEqual([5 * HOUR, 10 * HOUR, 10 * HOUR]);
    await wakesDone();
    expect(await lane()).toMatchObject({ blocked_until: null, blocked_by: null, due_at: now });
    expect(await enableConsumer(scope, consumerId, clock)).toBe(false);
  });

  test("ends what has no slot left, and leaves alone what was due before and what is in flight", async () => {
    now = at(10 * MINUTE);
    await disableConsumer(scope, consumerId, "user", clock);
    const token = randomUUID();
    const [last = "", before = "", flying = "", lost = "", later = "", exact = ""] = await addDeliveries([
      { slot: 7, next_attempt_at: at(HOUR) },
      { slot: 2, next_attempt_at: at(9 * MINUTE) },
      { slot: 2, next_attempt_at: at(10 * MINUTE), lease_token: token, lease_until: at(2 * HOUR + 1) },
      { slot: 2, next_attempt_at: at(10 * MINUTE), lease_token: token, lease_until: at(HOUR) },
      { slot: 4, next_attempt_at: at(3 * HOUR) },
      { slot: 6, next_attempt_at: at(2 * HOUR) },
    ]);
    now = at(2 * HOUR);
    await enableConsumer(scope, consumerId, clock);
    expect(await read(last)).toMatchObject({ slot: 8, next_attempt_at: null, status: "Failure" });
    expect(await read(before)).toMatchObject({ slot: 2, next_attempt_at: at(9 * MINUTE), status: "Attempting" });
    expect(await read(flying)).toMatchObject({ slot: 2, lease_token: token });
    expect(await read(lost)).toMatchObject({ slot: 4, next_attempt_at: at(2 * HOUR + 40 * MINUTE), lease_token: null });
    expect(await read(later)).toMatchObject({ slot: 4, next_attempt_at: at(3 * HOUR) });
    expect(await read(exact)).toMatchObject({ slot: 7, next_attempt_at: at(12 * HOUR) });
  });

  test("does with a large backlog what passSlots does with each, in pages", async () => {
    await disableConsumer(scope, consumerId, "user", clock);
    const rows = Array.from({ length: 4_500 }, () => ({ slot: randomInt(0, 8), next_attempt_at: at(randomInt(0, 40 * HOUR)) }));
    const ids = await addDeliveries(rows);
    now = at(20 * HOUR);
    const schedule = { delays: env().RETRY_SCHEDULE };
    const passed = rows.filter((row) => row.next_attempt_at <= now).length;
    expect(await passDisabledSlots(clock)).toBe(passed);
    expect(await passDisabledSlots(clock)).toBe(0);
    now = at(23 * HOUR);
    await enableConsumer(scope, consumerId, clock);
    const { rows: stored } = await pool().query("select message_id, slot, next_attempt_at, status from deliveries where consumer_id = $1", [
      consumerId,
    ]);
    const byId = new Map(stored.map((row) => [row.message_id, row]));
    for (const [place, row] of rows.entries()) {
      const expected = passSlots(schedule, row.slot, row.next_attempt_at, now);
      expect(byId.get(ids[place])).toMatchObject({
        slot: expected.slot,
        next_attempt_at: expected.nextAt,
        status: expected.nextAt ? "Attempting" : "Failure",
      });
    }
  });

  test("while several do it at once passes nothing of an enabled consumer", async () => {
    await disableConsumer(scope, consumerId, "user", clock);
    const [id = ""] = await addDeliveries([{ slot: 1, next_attempt_at: at(5_000) }]);
    now = at(6_000);
    const answers = await Promise.all(Array.from({ length: 4 }, () => enableConsumer(scope, consumerId, clock)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    now = at(HOUR);
    // One that had begun before, and only comes to its next page now.
    expect(await passDueSlots(prisma(), { id: consumerId, disabledAt: at(0) }, now)).toBe(0);
    expect(await read(id)).toMatchObject({ slot: 2, next_attempt_at: at(5_000 + 5 * MINUTE) });
  });

  test("follows the host's breaker, which may have opened meanwhile", async () => {
    await disableConsumer(scope, consumerId, "user", clock);
    await pool().query(
      `insert into host_breakers (client_id, host, "window", open_until, modified) values ($1, 'example.com:443', '[]', $2, $3)`,
      [scope.clientId, at(5 * MINUTE), now],
    );
    await enableConsumer(scope, consumerId, clock);
    expect(await lane()).toMatchObject({ blocked_until: at(5 * MINUTE), blocked_by: "breaker" });
  });

  test("is the operator's where the operator disabled it", async () => {
    await disableConsumer(scope, consumerId, "operator", clock);
    await expect(enableConsumer(scope, consumerId, clock)).rejects.toMatchObject({ code: "forbidden" });
    expect(await lane()).toMatchObject({ blocked_by: "disabled" });
  });
});

describe("automatic disabling", () => {
  const DAY = 24 * HOUR;
  test.each<[string, number, number, boolean]>([
    ["five days of failure, the last a day ago", 5 * DAY, DAY, true],
    ["failing for a millisecond less", 5 * DAY - 1, 0, false],
    ["idle for longer than a day", 20 * DAY, DAY + 1, false],
    ["failing for weeks", 20 * DAY, MINUTE, true],
  ])("%s", async (_, failingFor, lastFailed, disabled) => {
    now = at(30 * DAY);
    await pool().query("update lanes set failing_since = $2, last_failed_at = $3 where consumer_id = $1", [
      consumerId,
      new Date(now.getTime() - failingFor),
      new Date(now.getTime() - lastFailed),
    ]);
    expect(await disableFailingConsumers(clock)).toEqual(disabled ? [consumerId] : []);
    expect(await disableFailingConsumers(clock)).toEqual([]);
    const { rows } = await pool().query("select disabled_reason from consumers where id = $1", [consumerId]);
    expect(rows[0].disabled_reason).toBe(disabled ? "failing" : null);
    await enableConsumer(scope, consumerId, clock);
    expect((await lane()).failing_since === null).toBe(disabled);
    await pool().query("update lanes set failing_since = null where consumer_id = $1", [consumerId]);
  });
});
