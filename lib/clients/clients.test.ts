import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createClient } from "@/lib/clients/create-client";
import { getServiceHealth } from "@/lib/clients/get-service-health";
import { getClient, listClients } from "@/lib/clients/list-clients";
import { clientFilter } from "@/lib/clients/schema";
import { resumeClient, suspendClient } from "@/lib/clients/suspend-client";
import { updateClient } from "@/lib/clients/update-client";
import { disableFailingConsumers } from "@/lib/consumers/disable-failing-consumers";
import { passDisabledSlots } from "@/lib/consumers/pass-disabled-slots";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { advanceReplays } from "@/lib/replay/advance-replays";
import type { StartReplayInput } from "@/lib/replay/schema";
import { startReplay } from "@/lib/replay/start-replay";
import type { OperatorScope } from "@/lib/scope";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { openSession, readSession } from "@/lib/users/session-rows";

const operator: OperatorScope = { clientId: null, actor: { id: "operator:1", name: "Olive Operator", address: "203.0.113.9" } };
const HOUR = 3_600;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

const auditOf = async (clientId: string) => {
  const { rows } = await pool().query("select action, actor, address from audit_entries where client_id = $1 order by created, id", [
    clientId,
  ]);
  return rows;
};

it("creates a client whose Administrator is invited, and says so in the client's own log", async () => {
  const { id, invited } = await createClient(operator, { name: "Zephyr 100%", email: "ada@example.com" });
  expect(invited.link).toMatch(/\/invitation\/[\w-]{43}$/);
  expect(await auditOf(id)).toEqual([
    { action: "client.created", actor: "operator:1", address: "203.0.113.9" },
    { action: "user.invited", actor: "operator:1", address: "203.0.113.9" },
  ]);
  expect(await getClient(operator, id)).toMatchObject({ name: "Zephyr 100%", endpoints: 0, people: 0, messages: 0, suspended: null });
});

it("finds clients by name, id and state, counts what they have, and changes what may be changed", async () => {
  const world = await ReplayWorld.create();
  const { clientId } = world.scope;
  await world.consumer();
  await world.messages(3, new Date());
  await world.messages(2, new Date(Date.now() - 25 * HOUR * 1_000));
  await updateClient(operator, { id: clientId, name: "Ångström_Ltd", consumerLimit: 7 });
  const list = (filter: object) => listClients(operator, clientFilter.parse(filter));
  expect(await list({ q: "ström_l" })).toEqual({
    totalResults: 1,
    results: [expect.objectContaining({ id: clientId, endpoints: 1, messages: 3, consumerLimit: 7 })],
  });
  expect((await list({ q: clientId.toUpperCase() })).totalResults).toBe(1);
  expect((await list({ q: "ström%l" })).totalResults).toBe(0);
  expect((await list({ q: "ström", state: "suspended" })).totalResults).toBe(0);
  await suspendClient(operator, clientId, "Unpaid");
  expect((await list({ state: "suspended" })).results).toEqual([
    expect.objectContaining({ suspended: expect.objectContaining({ reason: "Unpaid" }) }),
  ]);
  expect(await getServiceHealth(operator)).toMatchObject({ suspendedClients: 1, messagesLastHour: 3 });
  await resumeClient(operator, clientId);
  await resumeClient(operator, clientId);
  expect((await auditOf(clientId)).map(({ action }) => action).slice(-3)).toEqual(["client.updated", "client.suspended", "client.resumed"]);
  await expect(updateClient(operator, { id: randomUUID(), name: "None", consumerLimit: null })).rejects.toMatchObject({
    code: "not_found",
  });
});

it("lets a suspended client's people look and nothing more, with the reason", async () => {
  const world = await ReplayWorld.create();
  const { clientId } = world.scope;
  const userId = randomUUID();
  await pool().query("insert into users (id, email, name) values ($1, $2, 'Ada')", [userId, `${userId}@example.com`]);
  await pool().query("insert into memberships (user_id, client_id, role) values ($1, $2, 'Administrator')", [userId, clientId]);
  const session = await openSession({ userId, address: null, userAgent: null }, new Date());
  const client = async () => (await readSession(session, new Date()))?.client;
  expect(await client()).toMatchObject({ role: "Administrator", suspended: null });
  await suspendClient(operator, clientId, "Unpaid");
  expect(await client()).toMatchObject({ role: "Analyst", suspended: { reason: "Unpaid" } });
  await resumeClient(operator, clientId);
  expect(await client()).toMatchObject({ role: "Administrator", suspended: null });
});

it("no housekeeping disables, passes or releases anything of a suspended client; its replays go on once it is resumed", async () => {
  const world = await ReplayWorld.create();
  const { clientId } = world.scope;
  const { id } = await world.consumer();
  const ids = await world.messages(2, world.ago(HOUR));
  await world.deliveries(ids, id, "Failure");
  await startReplay(world.scope, id, "failed", { since: world.since(2 * HOUR) } as StartReplayInput, world);
  await suspendClient(operator, clientId, "Unpaid", world);
  await pool().query("update lanes set failing_since = $2, last_failed_at = $3 where consumer_id = $1", [
    id,
    world.ago(6 * 24 * HOUR),
    world.now(),
  ]);
  expect(await disableFailingConsumers(world)).not.toContain(id);
  await pool().query("update consumers set disabled_at = $2, disabled_reason = 'user' where id = $1", [id, world.ago(HOUR)]);
  await pool().query("update deliveries set status = 'Attempting', next_attempt_at = $2 where consumer_id = $1", [id, world.now()]);
  expect(await passDisabledSlots(world)).toBe(0);
  await pool().query("update consumers set disabled_at = null, disabled_reason = null where id = $1", [id]);
  await pool().query("update deliveries set status = 'Failure', next_attempt_at = null where consumer_id = $1", [id]);
  await advanceReplays(pool(), world);
  const resends = async () => (await pool().query("select from resends where consumer_id = $1", [id])).rowCount;
  expect(await resends()).toBe(0);
  await resumeClient(operator, clientId, world);
  await advanceReplays(pool(), world);
  expect(await resends()).toBe(2);
});
