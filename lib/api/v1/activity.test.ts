import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { latencyStep } from "@/lib/delivery/latency-scale";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ApiWorld;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ApiWorld.create();
});

interface Attempts {
  /** Begins a bucket of five minutes. */
  at: string;
  outcome: "success" | "failure" | "cancelled";
  count: number;
  ms?: number;
  errorCode?: string;
  status?: number;
}

/** Attempts as settling leaves them: the rows, and their counts. */
async function attempted(consumerId: string, { at, outcome, count, ms = 100, errorCode, status }: Attempts): Promise<void> {
  await pool().query(
    `insert into attempts (id, client_id, message_id, consumer_id, consumer_version, number, trigger, outcome, error_code, response_status, started_at, duration_ms, next_reason)
     select 'atmpt_' || gen_random_uuid(), $1, 'msg_1', $2, 1, 1, 'schedule', $3::attempt_outcome, $4, $5::smallint, $6::timestamptz + n * interval '1 ms', $7, 'schedule'
     from generate_series(1, $8) n`,
    [world.clientId, consumerId, outcome, errorCode ?? null, status ?? null, at, ms, count],
  );
  await pool().query(
    "insert into attempt_counts (consumer_id, client_id, start, outcome, latency_step, count) values ($1, $2, $3, $4::attempt_outcome, $5, $6)",
    [consumerId, world.clientId, at, outcome, latencyStep(ms), count],
  );
}

const range = "since=2026-11-12T10:00:00Z&until=2026-11-12T10:15:00Z&interval=PT5M";

describe("the overview of a client's activity", () => {
  test("counts outcomes and latencies by bucket, and says what failed most and why", async () => {
    const healthy = await world.addConsumer({ url: "https://example.com/healthy" });
    const failing = await world.addConsumer({ url: "https://example.com/failing" });
    await attempted(healthy.id, { at: "2026-11-12T10:00:00Z", outcome: "success", count: 90 });
    await attempted(healthy.id, { at: "2026-11-12T10:05:00Z", outcome: "failure", count: 1, errorCode: "timeout_response", ms: 15_000 });
    await attempted(failing.id, { at: "2026-11-12T10:05:00Z", outcome: "failure", count: 5, errorCode: "http_status", status: 503 });
    await attempted(failing.id, { at: "2026-11-12T10:10:00Z", outcome: "failure", count: 2, errorCode: "connection_refused" });
    await attempted(failing.id, { at: "2026-11-12T10:10:00Z", outcome: "cancelled", count: 3, ms: 1 });
    await attempted(failing.id, { at: "2026-11-12T10:15:00Z", outcome: "failure", count: 9, errorCode: "dns_failed" }); // after the range
    await attempted(failing.id, { at: "2026-11-12T09:55:00Z", outcome: "failure", count: 9, errorCode: "dns_failed" }); // before it

    const { status, body } = await world.call("GET", `/activity/overview?${range}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ interval: "PT5M", totals: { success: 90, failure: 8, cancelled: 3 } });
    expect(body.buckets).toMatchObject([
      { start: "2026-11-12T10:00:00.000Z", success: 90, failure: 0, cancelled: 0 },
      { start: "2026-11-12T10:05:00.000Z", success: 0, failure: 6, cancelled: 0 },
      { start: "2026-11-12T10:10:00.000Z", success: 0, failure: 2, cancelled: 3 },
    ]);
    expect(Math.abs(body.latencyMs.p50 - 100)).toBeLessThan(9); // counted on a scale that is within 9 %
    expect(body.buckets[1].p95).toBeGreaterThan(13_000);
    expect(body.failing).toEqual([
      { webhookId: failing.id, url: "https://example.com/failing", deleted: false, success: 0, failure: 7, cancelled: 3 },
      { webhookId: healthy.id, url: "https://example.com/healthy", deleted: false, success: 90, failure: 1, cancelled: 0 },
    ]);
    expect(body.causes).toEqual({
      complete: true,
      results: [
        { webhookId: failing.id, errorCode: "http_status", status: 503, count: 5 },
        { webhookId: failing.id, errorCode: "connection_refused", status: null, count: 2 },
        { webhookId: healthy.id, errorCode: "timeout_response", status: null, count: 1 },
      ],
    });
  });

  test("narrows to one consumer", async () => {
    const [one, other] = [await world.addConsumer(), await world.addConsumer()];
    await attempted(one.id, { at: "2026-11-12T10:00:00Z", outcome: "success", count: 4 });
    await attempted(other.id, { at: "2026-11-12T10:00:00Z", outcome: "failure", count: 2, errorCode: "gone", status: 410 });
    const { body } = await world.call("GET", `/activity/overview?${range}&webhookId=${one.id}`);
    expect(body).toMatchObject({ totals: { success: 4, failure: 0 }, failing: [], causes: { complete: true, results: [] } });
  });

  test("looks at a bounded number of failures, and says so", async () => {
    const { id } = await world.addConsumer();
    await attempted(id, { at: "2026-11-12T10:00:00Z", outcome: "failure", count: 400, errorCode: "dns_failed" });
    await attempted(id, { at: "2026-11-12T10:05:00Z", outcome: "failure", count: 900, errorCode: "http_status", status: 500 });
    const { body } = await world.call("GET", `/activity/overview?${range}`);
    expect(body.totals.failure).toBe(1_300);
    expect(body.causes).toMatchObject({
      complete: false,
      results: [
        { errorCode: "http_status", count: 900 },
        { errorCode: "dns_failed", count: 100 },
      ],
    });
  });

  test("keeps a deleted consumer's failures, and shows nobody another client's", async () => {
    const { id } = await world.addConsumer();
    await attempted(id, { at: "2026-11-12T10:00:00Z", outcome: "failure", count: 2, errorCode: "gone", status: 410 });
    await world.call("DELETE", `/webhooks/${id}`);
    const mine = (await world.call("GET", `/activity/overview?${range}`)).body;
    expect(mine.failing).toMatchObject([{ webhookId: id, deleted: true, failure: 2 }]);
    const stranger = await ApiWorld.create();
    const theirs = (await stranger.call("GET", `/activity/overview?${range}&webhookId=${id}`)).body;
    expect(theirs).toMatchObject({ totals: { failure: 0 }, failing: [], causes: { results: [] } });
    expect((await world.call("GET", `/activity/overview?${range}&webhookId=${randomUUID()}`)).body.totals.failure).toBe(0);
  });
});
