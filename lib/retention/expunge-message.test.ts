import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { listAttempts } from "@/lib/delivery-log/list-attempts";
import { Purge } from "@/lib/engine/purge";
import { createInbox } from "@/lib/inbox/create-inbox";
import { recordArrival } from "@/lib/inbox/record-arrival";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { getMessage } from "@/lib/messages/get-message";
import { resendMessage } from "@/lib/replay/resend-message";
import { expungeMessage } from "@/lib/retention/expunge-message";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

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

/** An attempt as settling writes it, with evidence that says what the message says. */
async function attempt(messageId: string, consumerId: string, number = 1): Promise<void> {
  await pool().query(
    `insert into attempts (id, client_id, message_id, consumer_id, consumer_version, number, slot, trigger, outcome, started_at, duration_ms,
                           request_method, request_url, request_body, response_status, response_headers, response_body, next_reason,
                           error_code, error_detail, transformation_version)
     values ($1, $2, $3, $4, 1, $5, 0, 'schedule', 'failure', $6, 1, 'POST', 'http://127.0.0.1:9/in?planted', 'planted', 500,
             '[["x-echo","planted"]]', 'planted', 'schedule', 'transformation_failed', 'planted', 1)`,
    [`atmpt_${randomUUID()}`, world.scope.clientId, messageId, consumerId, number, world.now()],
  );
}

/** Every word kept of the client's messages. */
async function kept(): Promise<string> {
  const { rows } = await pool().query(
    `select convert_from(payload, 'utf8') as text from messages where client_id = $1 and payload is not null
     union all select concat(request_url, convert_from(request_body, 'utf8'), response_headers, convert_from(response_body, 'utf8'), error_detail)
       from attempts where client_id = $1
     union all select convert_from(body, 'utf8') from inbox_requests join inboxes on inboxes.id = inbox_id where client_id = $1`,
    [world.scope.clientId],
  );
  return rows.map(({ text }) => text).join("\n");
}

/** A message that was attempted once and is still to be attempted, and its consumer. */
async function attempted() {
  const { id } = await world.consumer();
  const [message = ""] = await world.messages(1, world.ago(60));
  await pool().query("update messages set payload = 'planted' where id = $1", [message]);
  await world.deliveries([message], id, "Attempting");
  await pool().query("update deliveries set next_attempt_at = $2, waiting_for = 'schedule' where message_id = $1", [message, world.now()]);
  await attempt(message, id);
  return { id, message };
}

describe("expunging a message", () => {
  it("removes what was said, sent and answered, ends what was still to be done, and keeps the log", async () => {
    const { id, message } = await attempted();
    const [other = ""] = await world.messages(1, world.ago(50));
    await attempt(other, id);
    await resendMessage(world.scope, message, id, world);
    await expungeMessage(world.scope, message, world);
    expect(await getMessage(world.scope, message)).toMatchObject({
      envelope: null,
      size: 2,
      expunged: world.now().toISOString(),
      deliveries: [{ status: "Failure", nextAttemptAt: null }],
    });
    const [shown] = (await listAttempts(world.scope, message, { limit: 5 })).results;
    expect(shown).toMatchObject({
      request: { method: "POST", url: "http://127.0.0.1:9" },
      response: { status: 500, headers: [], body: "" },
    });
    // The other message's attempt alone still says so.
    expect((await kept()).match(/planted/g)).toHaveLength(5);
    expect(await world.resends()).toEqual([]);
    await expect(resendMessage(world.scope, message, id, world)).rejects.toMatchObject({ code: "validation" });
  });

  it("is audited with what went, once, however often it is done", async () => {
    const { message } = await attempted();
    await expungeMessage(world.scope, message, world);
    world.advance(60);
    await expungeMessage(world.scope, message, world);
    const audited = await pool().query(
      "select action, subject, before, after from audit_entries where client_id = $1 and action like 'message.%'",
      [world.scope.clientId],
    );
    const eventType = "company.created";
    expect(audited.rows).toEqual([
      {
        action: "message.expunged",
        subject: `message:${message}`,
        before: { eventType, contentBytes: 2 },
        after: { eventType, contentBytes: 0 },
      },
    ]);
  });

  it("leaves nothing of an attempt that was under way, nor of its arrival in an inbox", async () => {
    const { id, message } = await attempted();
    const { url } = await createInbox(world.scope, world);
    const arrive = (headers: [string, string][]) =>
      recordArrival(
        {
          token: url.split("/").at(-1) ?? "",
          method: "POST",
          query: "",
          headers,
          body: Buffer.from("planted"),
          size: 7,
          truncated: false,
          remote: undefined,
        },
        world,
      );
    await arrive([["Webhook-Id", message]]);
    await expungeMessage(world.scope, message, world);
    expect(await kept()).not.toContain("planted");
    await attempt(message, id, 2);
    await arrive([["webhook-id", message]]);
    const { results } = await listAttempts(world.scope, message, { limit: 5 });
    expect(results).toHaveLength(2);
    expect(JSON.stringify(results)).not.toContain("planted");
    world.advance(60);
    await new Purge(world).step();
    expect(await kept()).toBe("http://127.0.0.1:9\nhttp://127.0.0.1:9");
  });

  it("is not found for another client, and changes nothing", async () => {
    const { message } = await attempted();
    const stranger = await ReplayWorld.create();
    await expect(expungeMessage(stranger.scope, message, world)).rejects.toMatchObject({ code: "not_found" });
    expect(await kept()).toContain("planted");
  });
});
