import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { deleteConsumer } from "@/lib/consumers/delete-consumer";
import { disableConsumer } from "@/lib/consumers/disable-consumer";
import { enableConsumer } from "@/lib/consumers/enable-consumer";
import { updateConsumerInput } from "@/lib/consumers/schema";
import { updateConsumer } from "@/lib/consumers/update-consumer";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { acceptEvents } from "@/lib/messages/accept-events";
import { startReplay } from "@/lib/replay/start-replay";
import { sendTestEvent } from "@/lib/test-events/send-test-event";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { findVerdicts } from "@/lib/verdicts/find-verdicts";

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
  world = await ReplayWorld.create();
});

async function publish(): Promise<string> {
  const body = Buffer.from(JSON.stringify({ eventType: "company.created", payload: {} }));
  return (await acceptEvents(world.scope, body, { clock: world })).results[0]?.messageId ?? "";
}

const update = (id: string, properties: object) => updateConsumer(world.scope, id, updateConsumerInput.parse(properties), world);

it("judges each consumer by what held when the message was accepted, not by what holds now", async () => {
  const taking = await world.consumer();
  const other = await world.consumer({ eventTypes: ["company.deleted"] });
  const tagged = await world.consumer({ companyTags: ["region:uk"] });
  const disabled = await world.consumer();
  const gone = await world.consumer();
  const lateGone = await world.consumer();
  world.advance(60);
  await disableConsumer(world.scope, disabled.id, "failing", world);
  const disabledAt = world.since(0);
  await deleteConsumer(world.scope, gone.id, world);
  world.advance(60);
  await update(disabled.id, { description: "Changed while disabled" });
  world.advance(60);
  const id = await publish();
  world.advance(60);
  const younger = await world.consumer();
  await update(other.id, { eventTypes: ["company.created"] });
  await update(tagged.id, { companyTags: [] });
  await enableConsumer(world.scope, disabled.id, world);
  await update(taking.id, { eventTypes: ["company.deleted"] });
  await deleteConsumer(world.scope, lateGone.id, world);

  const verdicts = await findVerdicts(world.scope, id, undefined, world);
  expect(Object.fromEntries(verdicts.map(({ webhookId, verdict, reason }) => [webhookId, [verdict, reason]]))).toEqual({
    [taking.id]: ["waiting", "schedule"],
    [other.id]: ["notSubscribed", undefined],
    [tagged.id]: ["tagsDidNotMatch", undefined],
    [disabled.id]: ["disabled", "failing"],
    [younger.id]: ["consumerYounger", undefined],
    [lateGone.id]: ["deleted", undefined],
  });
  expect(verdicts.find(({ webhookId }) => webhookId === disabled.id)?.detail).toContain(`because it kept failing at ${disabledAt}`);
  expect(await findVerdicts(world.scope, id, gone.id, world)).toMatchObject([{ webhookId: gone.id, verdict: "deleted" }]);
  for (const { webhookId, detail } of verdicts.filter(({ verdict }) => !["waiting", "deleted"].includes(verdict))) {
    expect(detail).toContain("It would be sent now: replay missing messages");
    expect(await startReplay(world.scope, webhookId, "missing", { since: world.since(3_600), dryRun: true }, world)).toMatchObject({
      count: 1,
    });
  }
});

it("tells until when a message waits, and for what, by lane and breaker", async () => {
  const { id: webhookId } = await world.consumer();
  const id = await publish();
  const ask = async () => (await findVerdicts(world.scope, id, webhookId, world))[0];
  await pool().query("update lanes set blocked_until = $2, blocked_by = 'pause' where consumer_id = $1", [webhookId, world.ago(-30)]);
  expect(await ask()).toMatchObject({ verdict: "waiting", reason: "pause", until: world.since(-30) });
  await pool().query(
    "insert into host_breakers (client_id, host, \"window\", open_until, modified) values ($1, '127.0.0.1:9', '[]', $2, now())",
    [world.scope.clientId, world.ago(-60)],
  );
  expect(await ask()).toMatchObject({ verdict: "waiting", reason: "breaker", until: world.since(-60) });
  await pool().query("update deliveries set status = 'Success', next_attempt_at = null, attempt_count = 1 where message_id = $1", [id]);
  expect(await ask()).toMatchObject({ verdict: "delivered" });
});

it("of a test, judges the consumer it went to, and others when asked", async () => {
  const [tested, other] = [await world.consumer({ eventTypes: ["company.deleted"] }), await world.consumer()];
  const { messageId } = await sendTestEvent(world.scope, tested.id, { eventType: "company.created" }, world);
  expect(await findVerdicts(world.scope, messageId, undefined, world)).toMatchObject([{ webhookId: tested.id, verdict: "waiting" }]);
  expect(await findVerdicts(world.scope, messageId, other.id, world)).toMatchObject([{ verdict: "notSubscribed" }]);
});

it("judges nothing of another client's", async () => {
  const { id: webhookId } = await world.consumer();
  const id = await publish();
  const stranger = await ReplayWorld.create();
  const { id: theirs } = await stranger.consumer();
  await expect(findVerdicts(stranger.scope, id)).rejects.toMatchObject({ code: "not_found", message: "Message not found." });
  for (const unknown of [theirs, randomUUID()]) {
    await expect(findVerdicts(world.scope, id, unknown)).rejects.toMatchObject({ message: "Webhook consumer not found." });
  }
  expect((await findVerdicts(world.scope, id)).map((verdict) => verdict.webhookId)).toEqual([webhookId]);
});
