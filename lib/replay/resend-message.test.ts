import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { deleteConsumer } from "@/lib/consumers/delete-consumer";
import { disconnect, pool } from "@/lib/db";
import type { AppError } from "@/lib/errors";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { resendMessage } from "@/lib/replay/resend-message";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ReplayWorld;
let webhookId: string;
let messageId: string;
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
  webhookId = (await world.consumer()).id;
  messageId = (await world.messages(1, world.ago(60)))[0] ?? "";
  await world.deliveries([messageId], webhookId, "Success");
});

const refusal = async (promise: Promise<unknown>) => {
  const error = (await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )) as AppError;
  return { code: error?.code, item: error?.issues[0]?.itemId, message: error?.message };
};

it("asked twice at once, or by two operators: two attempts; the lane is due, the schedule as it was", async () => {
  const schedule = () => pool().query("select * from deliveries where message_id = $1", [messageId]);
  const before = (await schedule()).rows;
  const both = await Promise.all([
    resendMessage(world.scope, messageId, webhookId, world),
    resendMessage(world.scope, messageId, webhookId, world),
  ]);
  expect(both).toEqual([
    { messageId, webhookId },
    { messageId, webhookId },
  ]);
  expect(await world.resends()).toMatchObject([
    { message_id: messageId, trigger: "manual", triggered_by: "A key", replay_id: null, due_at: world.now() },
    { message_id: messageId, trigger: "manual", triggered_by: "A key", replay_id: null, due_at: world.now() },
  ]);
  expect((await schedule()).rows).toEqual(before);
  await wakesDone();
  expect((await pool().query("select due_at from lanes where consumer_id = $1", [webhookId])).rows).toEqual([{ due_at: world.now() }]);
  const { rows } = await pool().query("select action, after from audit_entries where subject = $1", [`message:${messageId}`]);
  expect(rows).toEqual(Array(2).fill({ action: "message.resent", after: { webhookId } }));
});

it("refuses what can't be sent, and says what to do", async () => {
  const resend = (id = messageId, to = webhookId) => resendMessage(world.scope, id, to, world);
  expect(await refusal(resend("msg_00000000000000000000000000"))).toMatchObject({ code: "not_found", message: "Message not found." });
  expect(await refusal(resend(messageId, randomUUID()))).toMatchObject({ code: "not_found" });
  const { id: never } = await world.consumer();
  expect(await refusal(resend(messageId, never))).toMatchObject({
    item: "webhookId",
    message: expect.stringContaining("Replay its missing"),
  });
  const stranger = await ReplayWorld.create();
  expect(await refusal(resendMessage(stranger.scope, messageId, webhookId, world))).toMatchObject({ message: "Message not found." });
  await pool().query("update consumers set disabled_at = now(), disabled_reason = 'user' where id = $1", [webhookId]);
  expect(await refusal(resend())).toMatchObject({ item: "webhookId", message: expect.stringContaining("Enable it first") });
  await deleteConsumer(world.scope, webhookId, world);
  expect(await refusal(resend())).toMatchObject({ item: "webhookId", message: expect.stringContaining("was deleted") });
  await pool().query("update messages set payload = null where id = $1", [messageId]);
  expect(await refusal(resend())).toMatchObject({ item: "path.messageId", message: expect.stringContaining("expunged") });
  expect(await world.resends()).toEqual([]);
});
