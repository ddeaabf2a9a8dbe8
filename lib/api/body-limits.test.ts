import type http from "node:http";
import net, { type AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { errorAnswer } from "@/lib/api/error-schema";
import { makeHttpServer } from "@/lib/api/http-server";
import { webListener } from "@/lib/api/web-listener";
import { disconnect, pool } from "@/lib/db";
import { KEPT_BODY } from "@/lib/inbox/schema";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const KIB = 1_024;
const MIB = 1_024 * KIB;

let database: TestDatabase;
let world: ApiWorld;
let origin: string;
/** Bytes that got through to the pages' framework. */
let passed: number[];

/** Stands where Next does: reads whatever it is given, whole. */
async function readWhole(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  let size = 0;
  for await (const chunk of request) size += chunk.length;
  passed.push(size);
  response.end("read");
}

const server = makeHttpServer().on("request", webListener(readWhole));

async function listen(on: http.Server): Promise<number> {
  await new Promise<void>((resolve) => on.listen(0, "127.0.0.1", resolve));
  return (on.address() as AddressInfo).port;
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await ApiWorld.create();
  origin = `http://127.0.0.1:${await listen(server)}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await wakesDone();
  await disconnect();
  await database.drop();
});

function send(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  passed = [];
  return fetch(`${origin}${path}`, { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

/** A body that does not say how long it is. */
const unannounced = (size: number) => new Blob(["x".repeat(size)]).stream();

async function refusal(response: Response) {
  const { error, validation, ...rest } = errorAnswer.strict().parse(await response.json());
  expect(rest).toMatchObject({ statusCode: response.status, service: "Postrider" });
  return { status: response.status, item: validation?.errors[0]?.itemId };
}

/** Sends what it is given, never ends, and reads until the other side closes. */
function trickle(port: number, ...parts: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => void parts.forEach((part) => void socket.write(part)));
    let answer = "";
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", (error) => (answer ? resolve(answer) : reject(error)));
  });
}

describe("bodies for pages, server actions, sign-in and Inngest", () => {
  const bounds = [
    ["/api/auth/callback/credentials", 16 * KIB],
    ["/api/auth?x=1", 16 * KIB],
    ["/api/inngest?fnId=deliver", 8 * MIB],
    ["/monitor/events/endpoints/new", MIB],
    ["/api/../settings/team", MIB],
    ["/_next/anything", MIB],
    ["/authentic", MIB],
  ] as const;

  test.each(bounds)("%s takes %i bytes and no more", async (path, limit) => {
    expect((await send(path, "x".repeat(limit))).status).toBe(200);
    expect(passed).toEqual([limit]);
    const multipart = { "content-type": "multipart/form-data; boundary=x", "next-action": "4".repeat(42) };
    expect(await refusal(await send(path, "x".repeat(limit + 1), multipart))).toEqual({ status: 413, item: "body" });
    expect(passed).toEqual([]);
  });

  test.each(bounds)("%s takes no body that does not say how long it is", async (path) => {
    for (const size of [1, 2 * MIB]) {
      expect(await refusal(await send(path, unannounced(size)))).toEqual({ status: 400, item: "headers.Content-Length" });
    }
    expect(passed).toEqual([]);
  });

  test("one that sends more than it announced gets no more through", async () => {
    passed = [];
    const head = "POST /sign-in HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 3\r\n\r\n";
    await trickle(Number(new URL(origin).port), head, "x".repeat(100_000));
    expect(passed).toEqual([3]);
  });

  test("a page without a body is left alone", async () => {
    passed = [];
    expect((await fetch(`${origin}/sign-in`)).status).toBe(200);
    expect(passed).toEqual([0]);
  });

  test("a connection that goes on sending to a refusal is cut off", async () => {
    const head = `POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: ${2 * MIB}\r\n\r\n`;
    expect(await trickle(Number(new URL(origin).port), head, "x")).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe("bodies for the API", () => {
  const json = () => ({ authorization: `Bearer ${world.key}`, "content-type": "application/json" });

  test("are not unpacked: a small body can't become a large one", async () => {
    const bomb = gzipSync(Buffer.alloc(50 * MIB, "["));
    expect(bomb.length).toBeLessThan(60 * KIB);
    for (const encoding of ["gzip", "br", "gzip, gzip"]) {
      const response = await send("/api/v1/events", bomb, { ...json(), "content-encoding": encoding });
      expect(await refusal(response)).toEqual({ status: 400, item: "headers.Content-Encoding" });
    }
    expect(await refusal(await send("/api/v1/events", bomb, json()))).toEqual({ status: 400, item: "body" });
  });

  test("are no forms and no files", async () => {
    const form = new FormData();
    form.set("file", new Blob(["x".repeat(100_000)]), "junk");
    for (const body of [form, new URLSearchParams({ a: "b" })]) {
      const response = await send("/api/v1/events", body, { authorization: `Bearer ${world.key}` });
      expect(await refusal(response)).toEqual({ status: 400, item: "headers.Content-Type" });
    }
  });

  test("have a limit that holds without a Content-Length", async () => {
    expect(await refusal(await send("/api/v1/webhooks", unannounced(2 * MIB), json()))).toEqual({ status: 413, item: "body" });
    expect(await refusal(await send("/api/v1/events", unannounced(12 * MIB), json()))).toEqual({ status: 413, item: "body" });
  });

  test("nested a hundred thousand deep are refused, and the process lives on", async () => {
    const deep = `{"eventType":"company.created","payload":${'{"a":'.repeat(40_000)}1${"}".repeat(40_000)}}`;
    expect(await refusal(await send("/api/v1/events", deep, json()))).toEqual({ status: 400, item: "payload" });
    const response = await send("/api/v1/webhooks", "[".repeat(100_000), json());
    expect(await refusal(response)).toEqual({ status: 400, item: "body" });
  });
});

test("an inbox answers its sender, and keeps the beginning of a body, however long and however packed it is", async () => {
  const consumer = await world.addConsumer();
  const { body } = await world.call("POST", `/webhooks/${consumer.id}/inbox`);
  const { pathname } = new URL(body.url);
  for (const junk of ["x".repeat(3 * MIB), unannounced(3 * MIB), gzipSync(Buffer.alloc(50 * MIB))]) {
    const response = await send(pathname, junk as BodyInit, { "content-encoding": "gzip" });
    expect(response.status).toBe(200);
  }
  const { rows } = await pool().query<{ kept: number }>("select max(octet_length(body)) as kept from inbox_requests");
  expect(rows[0]?.kept).toBe(KEPT_BODY);
});

describe("slow callers", () => {
  const LIMITS = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 };

  test.each([
    ["headers", ["POST /sign-in HTTP/1.1\r\n", "host: x\r\n"]],
    ["a page's body", ["POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n", "x"]],
    ["an API request's body", ["POST /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer KEY\r\ncontent-length: 100\r\n\r\n", "{"]],
    ["an inbox's body", ["POST /api/inbox/x HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n", "1\r\nx\r\n"]],
  ])("whose %s never ends are told 408 and cut off", async (_, parts) => {
    const hasty = makeHttpServer(LIMITS).on(
      "request",
      webListener((...request) => readWhole(...request).catch(() => {})),
    );
    const port = await listen(hasty);
    onTestFinished(() => void hasty.close());
    const answer = await trickle(port, ...parts.map((part) => part.replace("KEY", world.key)));
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")))).toMatchObject({
      statusCode: 408,
      validation: { errors: [{ itemId: "headers" }] },
    });
  });
});
