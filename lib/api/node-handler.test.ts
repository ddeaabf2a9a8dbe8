import { readdirSync } from "node:fs";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANSWER_HEADERS } from "@/lib/api/answer-headers";
import { errorAnswer } from "@/lib/api/error-schema";
import { handleApiRequest, isApiPath, refuseMalformed } from "@/lib/api/node-handler";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ApiWorld;
let port: number;
let origin: string;
const server = http.createServer({ maxHeaderSize: 16_384 }, (request, response) => void handleApiRequest(request, response));
server.on("clientError", refuseMalformed);

beforeAll(async () => {
  database = await createTestDatabase();
  world = await ApiWorld.create();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  origin = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await wakesDone();
  await disconnect();
  await database.drop();
});

const bearer = () => ({ authorization: `Bearer ${world.key}` });

/** Sends bytes as they are and reads until the other side closes. */
function raw(...chunks: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => {
      for (const chunk of chunks) socket.write(chunk);
    });
    let answer = "";
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", (error) => (answer ? resolve(answer) : reject(error)));
  });
}

describe("the API on Node's own server", () => {
  test("publishes and reads over a real connection, with exact lengths", async () => {
    const body = JSON.stringify({ eventType: "company.created", payload: { name: "é".repeat(40_000) } });
    const published = await fetch(`${origin}/api/v1/events`, {
      method: "POST",
      headers: { ...bearer(), "content-type": "application/json" },
      body,
    });
    expect(published.status).toBe(202);
    expect(published.headers.get("x-correlation-id")).toMatch(/^[0-9a-f]{32}$/);
    const text = await published.text();
    expect(published.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
    const { results } = JSON.parse(text);
    const read = await fetch(`${origin}/api/v1/messages/${results[0].messageId}`, { headers: bearer() });
    expect((await read.json()).payload.payload.name).toHaveLength(40_000);
  });

  test("notes the caller's address in the audit log", async () => {
    const created = await fetch(`${origin}/api/v1/webhooks`, {
      method: "POST",
      headers: { ...bearer(), "content-type": "application/json", "x-forwarded-for": "203.0.113.9" },
      body: JSON.stringify({ url: "https://example.com/", eventTypes: ["company.created"] }),
    });
    const { id } = await created.json();
    const { rows } = await pool().query("select address from audit_entries where subject = $1", [`consumer:${id}`]);
    expect(rows).toEqual([{ address: "127.0.0.1" }]);
    const deleted = await fetch(`${origin}/api/v1/webhooks/${id}`, { method: "DELETE", headers: bearer() });
    expect(deleted.status).toBe(204);
    expect(deleted.headers.get("content-length")).toBeNull();
  });

  test("answers HEAD with the length and no body", async () => {
    const response = await fetch(`${origin}/api/v1/webhooks`, { method: "HEAD", headers: bearer() });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get("content-length"))).toBeGreaterThan(10);
    expect(await response.text()).toBe("");
  });

  test("refuses a body over the limit, announced or not, and the connection lives on", async () => {
    const tooMuch = "x".repeat(1_100_000);
    for (const body of [tooMuch, new Blob([tooMuch]).stream()]) {
      const response = await fetch(`${origin}/api/v1/webhooks`, {
        method: "POST",
        headers: { ...bearer(), "content-type": "application/json" },
        body,
        duplex: "half",
      } as RequestInit);
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ statusCode: 413, validation: { errors: [{ itemId: "body" }] } });
    }
    expect((await fetch(`${origin}/api/v1/webhooks`, { headers: bearer() })).status).toBe(200);
  });

  test("cuts off a caller that goes on sending to a refusal", async () => {
    const answer = await raw(`POST /api/v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n{`);
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  }, 15_000);

  const opening = "GET /api/v1/webhooks HTTP/1.1\r\nhost: x\r\n";
  test.each([
    ["what is no HTTP", "nonsense\r\n\r\n", 400],
    ["a header that is too long", `${opening}x-long: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["a header's name that is too long", `${opening}${"x".repeat(20_000)}: 1\r\n\r\n`, 431],
    ["headers that are too many", `${opening}${"x-some: of many\r\n".repeat(1_500)}\r\n`, 431],
    ["a path that is too long", `GET /api/v1/webhooks?query=${"x".repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
    ["a NUL in a header", `${opening}x-nul: a\0b\r\n\r\n`, 400],
    ["a header without a name", `${opening}: x\r\n\r\n`, 400],
    ["two lengths", `POST /api/v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{`, 400],
    ["a length and chunks", `${opening}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ["a method that nobody serves", "TRACE /api/v1/webhooks HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", 405],
  ])("refuses %s with the error object", async (_, request, status) => {
    const [head = "", text = ""] = (await raw(request)).split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const body = errorAnswer.strict().parse(JSON.parse(text));
    expect(body).toMatchObject({ statusCode: status, service: "Postrider", canBeRetried: "False" });
    expect(body.correlationId).toMatch(/^[0-9a-f]{32}$/);
    expect(head).toContain(`x-correlation-id: ${body.correlationId}`);
  });

  test("takes headers as long as they may be", async () => {
    const answer = await raw(`${opening}connection: close\r\nauthorization: Bearer ${world.key}\r\nx-long: ${"x".repeat(15_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("refuses what is unknown below /api with the error object", async () => {
    for (const path of ["/api", "/api/v1", "/api/v1?x=1", "/api/v1/", "/api/v10/x", "/api/health", "/api/nothing"]) {
      const response = await fetch(`${origin}${path}`);
      expect(response.status, path).toBe(404);
      expect(errorAnswer.strict().parse(await response.json()).correlationId).toBe(response.headers.get("x-correlation-id"));
    }
  });
});

test("without METRICS_TOKEN there are no metrics, whatever is sent", async () => {
  for (const headers of [{}, bearer(), { authorization: "Bearer " }, { authorization: "Bearer undefined" }]) {
    const response = await fetch(`${origin}/api/metrics`, { headers });
    expect(response.status).toBe(404);
    expect(errorAnswer.strict().parse(await response.json()).correlationId).toBe(response.headers.get("x-correlation-id"));
  }
});

describe("health", () => {
  test("live is live; ready says how late the oldest delivery is", async () => {
    const live = await fetch(`${origin}/api/health/live`);
    expect(await live.json()).toEqual({ status: "live" });
    expect(Object.fromEntries(live.headers)).toMatchObject(ANSWER_HEADERS);
    await pool().query("update lanes set due_at = null");
    const ready = await fetch(`${origin}/api/health/ready`);
    expect(Object.fromEntries(ready.headers)).toMatchObject(ANSWER_HEADERS);
    expect({ status: ready.status, body: await ready.json() }).toEqual({ status: 200, body: { status: "ready", lagMs: 0 } });
    const consumer = await world.addConsumer();
    await pool().query("update lanes set due_at = now() - interval '2 minutes' where consumer_id = $1", [consumer.id]);
    const lagging = await fetch(`${origin}/api/health/ready`);
    expect(lagging.status).toBe(503);
    expect(await lagging.json()).toMatchObject({ status: "lagging", reason: expect.stringContaining("worker"), maxLagMs: 60_000 });
    // A lane that is held until later is not late.
    await pool().query("update lanes set blocked_until = now() + interval '1 hour' where consumer_id = $1", [consumer.id]);
    expect((await fetch(`${origin}/api/health/ready`)).status).toBe(200);
  });

  test("pages, and what Next has of its own below /api, are left to Next", () => {
    expect(["/", "/apiary", "/en/api/v1/webhooks", "/api/auth/session", "/api/inbox/x", "/api/inngest?a", undefined].some(isApiPath)).toBe(
      false,
    );
    const answered = readdirSync("app/api").filter((name) => isApiPath(`/api/${name}/x`));
    expect(answered.sort()).toEqual(["health", "metrics", "v1"]);
  });
});
