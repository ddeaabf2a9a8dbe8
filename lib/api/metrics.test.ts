import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { handleApiRequest, isApiPath } from "@/lib/api/node-handler";
import { disconnect, pool } from "@/lib/db";
import { AttemptTotals } from "@/lib/delivery-log/attempt-totals";
import { MAX_COUNTED } from "@/lib/delivery-log/queue-schema";
import { readQueueState } from "@/lib/delivery-log/read-queue-state";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const TOKEN = vi.hoisted(() => {
  process.env.METRICS_TOKEN = "a token for scraping";
  return process.env.METRICS_TOKEN;
});

let database: TestDatabase;
let world: ApiWorld;
let origin: string;
const server = http.createServer((request, response) => void handleApiRequest(request, response));

beforeAll(async () => {
  database = await createTestDatabase();
  world = await ApiWorld.create();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await wakesDone();
  await disconnect();
  await database.drop();
});

async function scrape(): Promise<Map<string, number>> {
  const response = await fetch(`${origin}/api/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const samples = (await response.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(samples.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]));
}

async function countAttempts(consumerId: string, outcome: string, step: number, count: number): Promise<void> {
  await pool().query(
    `insert into attempt_counts (consumer_id, client_id, start, outcome, latency_step, count)
     values ($1, $2, to_timestamp(floor(extract(epoch from now()) / 300) * 300), $3, $4, $5)
     on conflict (consumer_id, start, outcome, latency_step) do update set count = attempt_counts.count + $5`,
    [consumerId, world.clientId, outcome, step, count],
  );
}

test("who does not send the token learns nothing", async () => {
  for (const authorization of [undefined, "Bearer wrong", `Basic ${TOKEN}`, TOKEN, `Bearer ${TOKEN}x`, `Bearer ${world.key}`]) {
    const response = await fetch(`${origin}/api/metrics`, { headers: authorization === undefined ? {} : { authorization } });
    expect(response.status, authorization).toBe(401);
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
    const correlationId = response.headers.get("x-correlation-id");
    expect(await response.json()).toMatchObject({ statusCode: 401, service: "Postrider", correlationId });
  }
  expect(isApiPath("/api/metrics")).toBe(true);
});

test("one scrape tells what was asked, accepted and attempted, and what is still to be done", async () => {
  const consumer = await world.addConsumer();
  await countAttempts(consumer.id, "success", 20, 7);
  const before = await scrape();
  const event = { eventType: "company.created", id: "once", payload: {} };
  await world.call("POST", "/events", { events: [event, { ...event, id: "twice" }] });
  await world.call("POST", "/events", event);
  await world.call("GET", "/nothing/here");
  await countAttempts(consumer.id, "success", 20, 3);
  await countAttempts(consumer.id, "failure", 40, 2);
  await countAttempts(consumer.id, "cancelled", 0, 1);
  await pool().query("update lanes set due_at = now() - interval '90 seconds' where consumer_id = $1", [consumer.id]);
  const after = await scrape();
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(grown("postrider_messages_accepted_total")).toBe(2);
  expect(grown("postrider_accept_duration_seconds_count")).toBe(2);
  expect(grown('postrider_http_requests_total{method="POST",route="/events",status="202"}')).toBe(2);
  expect(grown('postrider_http_requests_total{method="GET",route="none",status="404"}')).toBe(1);
  expect(grown('postrider_attempts_total{outcome="success"}')).toBe(3);
  expect(grown('postrider_attempts_total{outcome="failure"}')).toBe(2);
  expect(grown('postrider_attempts_total{outcome="cancelled"}')).toBe(1);
  expect(grown("postrider_attempt_duration_seconds_count")).toBe(5);
  expect(grown('postrider_attempt_duration_seconds_bucket{le="0.0587"}')).toBe(3);
  expect(grown('postrider_attempt_duration_seconds_bucket{le="+Inf"}')).toBe(5);
  expect(after.get("postrider_queue_depth")).toBe(2);
  expect(after.get("postrider_oldest_due_seconds")).toBeGreaterThanOrEqual(90);
  expect(after.get("postrider_database_up")).toBe(1);
  expect(after.has("process_cpu_seconds_total")).toBe(true);
});

test("scrapers find the names, kinds and labels that they know", async () => {
  const text = await (await fetch(`${origin}/api/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
  const shared = text.slice(0, text.indexOf("# HELP process_"));
  expect(
    shared
      .replaceAll(/ [\d.e-]+$/gm, " N")
      .split("\n")
      .filter((line) => line !== "" && !/_bucket\{le="\d/.test(line))
      .sort(),
  ).toMatchInlineSnapshot(`
    [
      "# HELP postrider_attempt_duration_seconds Attempts sent, by how long they took.",
      "# HELP postrider_attempts_total Attempts of all workers since this process began to count, by outcome.",
      "# HELP postrider_breakers_open Hosts of clients to which sending is deferred.",
      "# HELP postrider_database_up Whether the database answers.",
      "# HELP postrider_lanes_held Consumers whose sending is held, by reason.",
      "# HELP postrider_oldest_due_seconds How overdue the oldest delivery is.",
      "# HELP postrider_queue_depth Deliveries and retries still to be made, counted to N",
      "# HELP postrider_worker_connections Database connections of workers; zero where none runs.",
      "# TYPE postrider_attempt_duration_seconds histogram",
      "# TYPE postrider_attempts_total counter",
      "# TYPE postrider_breakers_open gauge",
      "# TYPE postrider_database_up gauge",
      "# TYPE postrider_lanes_held gauge",
      "# TYPE postrider_oldest_due_seconds gauge",
      "# TYPE postrider_queue_depth gauge",
      "# TYPE postrider_worker_connections gauge",
      "postrider_attempt_duration_seconds_bucket{le="+Inf"} N",
      "postrider_attempt_duration_seconds_count N",
      "postrider_attempt_duration_seconds_sum N",
      "postrider_attempts_total{outcome="cancelled"} N",
      "postrider_attempts_total{outcome="failure"} N",
      "postrider_attempts_total{outcome="success"} N",
      "postrider_breakers_open N",
      "postrider_database_up N",
      "postrider_lanes_held{reason="breaker"} N",
      "postrider_lanes_held{reason="disabled"} N",
      "postrider_lanes_held{reason="pause"} N",
      "postrider_lanes_held{reason="rateLimit"} N",
      "postrider_lanes_held{reason="suspended"} N",
      "postrider_oldest_due_seconds N",
      "postrider_queue_depth N",
      "postrider_worker_connections N",
    ]
  `);
  expect(text.match(/^postrider_attempt_duration_seconds_bucket/gm)).toHaveLength(17);
  expect(text).not.toContain("\n\n\n");
  expect(text).toMatch(/[^\n]\n$/);
});

test("what is held is counted by its reason, and open breakers", async () => {
  const [paused, disabled] = [await world.addConsumer(), await world.addConsumer()];
  await pool().query("update lanes set blocked_until = now() + interval '1 hour', blocked_by = 'pause' where consumer_id = $1", [
    paused.id,
  ]);
  await pool().query("update lanes set blocked_until = '9999-12-31', blocked_by = 'disabled' where consumer_id = $1", [disabled.id]);
  await pool().query(
    "insert into host_breakers (client_id, host, \"window\", open_until, modified) values ($1, 'a.example:443', '[]', now(), now())",
    [world.clientId],
  );
  const samples = await scrape();
  expect(samples.get('postrider_lanes_held{reason="pause"}')).toBe(1);
  expect(samples.get('postrider_lanes_held{reason="disabled"}')).toBe(1);
  expect(samples.get('postrider_lanes_held{reason="breaker"}')).toBe(0);
  expect(samples.get("postrider_breakers_open")).toBe(1);
});

test("attempts are counted once however often one looks, also when retention has removed some", async () => {
  const totals = new AttemptTotals();
  const { id } = await world.addConsumer();
  await totals.refresh(pool(), new Date());
  await countAttempts(id, "failure", 8, 4);
  for (const _ of [1, 2, 3]) await totals.refresh(pool(), new Date());
  expect(totals.outcomes.failure).toBe(4);
  await pool().query("delete from attempt_counts where consumer_id = $1", [id]);
  await totals.refresh(pool(), new Date());
  expect(totals.outcomes).toEqual({ success: 0, failure: 4, cancelled: 0 });
});

test("a backlog is counted to its bound", async () => {
  const { id } = await world.addConsumer();
  await pool().query(
    `insert into deliveries (message_id, consumer_id, client_id, event_type, next_attempt_at, created)
     select 'msg_' || n, $1, $2, 'company.created', now(), now() from generate_series(1, $3::int) n`,
    [id, world.clientId, MAX_COUNTED + 10],
  );
  expect((await readQueueState(pool(), new Date())).depth).toBe(MAX_COUNTED);
});
