import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/clock";
import { disconnect, pool } from "@/lib/db";
import { AfterSettling } from "@/lib/delivery/after-settling";
import { type ClaimedDelivery, claimDeliveries } from "@/lib/delivery/claim-deliveries";
import { settleDeliveries } from "@/lib/delivery/settle-deliveries";
import { SettleQueue } from "@/lib/delivery/settle-queue";
import type { Settlement } from "@/lib/delivery/settlement";
import { newAttemptId, newMessageId } from "@/lib/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const NOW = new Date("2026-11-12T14:00:00.000Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

/** A consumer with `count` deliveries due now. */
async function newBacklog(count: number): Promise<string> {
  const [clientId, consumerId] = [randomUUID(), randomUUID()];
  await pool().query("insert into clients (id, name) values ($1, 'A client')", [clientId]);
  await pool().query(
    "insert into consumers (id, client_id, url, host, event_types) values ($1, $2, 'http://127.0.0.1/', '127.0.0.1:80', '{}')",
    [consumerId, clientId],
  );
  await pool().query("insert into lanes (consumer_id, client_id, due_at) values ($1, $2, $3)", [consumerId, clientId, NOW]);
  for (let n = 0; n < count; n++) {
    const id = newMessageId(NOW);
    await pool().query(
      `insert into messages (id, client_id, event_id, event_type, generated_date, created, expires, size, payload, body_hash)
       values ($1, $2, $1, 'company.created', $3, $3, $3, 2, '{}', '')`,
      [id, clientId, NOW],
    );
    await pool().query(
      "insert into deliveries (message_id, consumer_id, client_id, event_type, next_attempt_at, created) values ($1, $2, $3, 'company.created', $4, $4)",
      [id, consumerId, clientId, NOW],
    );
  }
  return consumerId;
}

const claim = async (consumerId: string, at: Date, limit = 10) => {
  const request = { now: at, leaseUntil: new Date(at.getTime() + 30_000), limit: 1_000, perConsumer: limit, free: new Map(), after: "" };
  return (await claimDeliveries(pool(), request)).filter((delivery) => delivery.consumerId === consumerId);
};

function succeeded(claimed: ClaimedDelivery, more: Partial<Settlement> = {}): Settlement {
  return {
    attemptId: newAttemptId(NOW),
    clientId: claimed.clientId,
    host: claimed.host,
    resend: null,
    isProbe: false,
    transformation: null,
    pauseUntil: null,
    messageId: claimed.messageId,
    consumerId: claimed.consumerId,
    consumerVersion: claimed.consumerVersion,
    leaseToken: claimed.leaseToken,
    slot: claimed.slot,
    trigger: "schedule",
    startedAt: NOW,
    durationMs: 12,
    outcome: "success",
    errorCode: null,
    errorDetail: null,
    request: { method: "POST", url: "http://127.0.0.1/", headers: [], body: null },
    exchange: null,
    status: "Success",
    nextSlot: (claimed.slot ?? 0) + 1,
    nextAt: null,
    nextReason: "succeeded",
    ...more,
  };
}

const attemptsOf = async (consumerId: string) =>
  (await pool().query("select number, outcome, request_url, error_detail from attempts where consumer_id = $1", [consumerId])).rows;
const statusesOf = async (consumerId: string) =>
  (await pool().query("select status, lease_token from deliveries where consumer_id = $1", [consumerId])).rows;

describe("a lease", () => {
  it("keeps a delivery from other claims until it runs out", async () => {
    const consumerId = await newBacklog(3);
    expect(await claim(consumerId, NOW, 2)).toHaveLength(2);
    expect(await claim(consumerId, later(29))).toHaveLength(1);
    expect(await claim(consumerId, later(30))).toHaveLength(2);
    expect(await claim(consumerId, later(60))).toHaveLength(3);
  });

  it("that has run out settles nothing, not even a success", async () => {
    const consumerId = await newBacklog(1);
    const [first] = await claim(consumerId, NOW);
    const [second] = await claim(consumerId, later(31));
    if (!first || !second) throw new Error("Nothing was claimed.");
    expect((await settleDeliveries(pool(), [succeeded(first)])).size).toBe(0);
    expect(await statusesOf(consumerId)).toEqual([{ status: "Sending", lease_token: second.leaseToken }]);
    const failed = {
      outcome: "failure",
      status: "Attempting",
      nextAt: later(40),
      nextReason: "schedule",
      errorCode: "http_status",
    } as const;
    expect((await settleDeliveries(pool(), [succeeded(second, failed)])).size).toBe(1);
    expect(await statusesOf(consumerId)).toEqual([{ status: "Attempting", lease_token: null }]);
    expect(await attemptsOf(consumerId)).toEqual([expect.objectContaining({ number: 1, outcome: "failure" })]);
  });
});

describe("settling", () => {
  it("counts attempts by five minutes, outcome and latency", async () => {
    const consumerId = await newBacklog(4);
    const claimed = await claim(consumerId, NOW);
    await settleDeliveries(
      pool(),
      claimed.slice(0, 3).map((delivery) => succeeded(delivery)),
    );
    await settleDeliveries(
      pool(),
      claimed.slice(3).map((delivery) => succeeded(delivery, { startedAt: later(299) })),
    );
    const { rows } = await pool().query("select start, outcome, count from attempt_counts where consumer_id = $1", [consumerId]);
    expect(rows).toEqual([{ start: NOW, outcome: "success", count: 4 }]);
  });

  it("writes what it can of an attempt whose evidence the database refuses, and all of its neighbours", async () => {
    const consumerId = await newBacklog(3);
    const claimed = await claim(consumerId, NOW);
    const queue = new SettleQueue(pool(), new AfterSettling(pool(), systemClock));
    const refused = { request: { method: "POST", url: "http://127.0.0.1/\u0000", headers: [] as [string, string][], body: null } };
    await Promise.all(claimed.map((delivery, n) => queue.settle(succeeded(delivery, n === 1 ? refused : {}))));
    expect((await attemptsOf(consumerId)).map(({ request_url }) => request_url).sort()).toEqual([
      "http://127.0.0.1/",
      "http://127.0.0.1/",
      null,
    ]);
    expect((await statusesOf(consumerId)).every(({ status }) => status === "Success")).toBe(true);
  });

  it("keeps the text of an error whose detail holds a NUL", async () => {
    const consumerId = await newBacklog(1);
    const [delivery] = await claim(consumerId, NOW);
    if (!delivery) throw new Error("Nothing was claimed.");
    await settleDeliveries(pool(), [succeeded(delivery, { errorDetail: "a\u0000b" })]);
    expect((await attemptsOf(consumerId))[0]?.error_detail).toBe("a�b");
  });
});
