import type http from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { listAttempts } from "@/lib/delivery-log/list-attempts";
import { EmbeddedEngine } from "@/lib/engine/embedded/embedded-engine";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { KEEP_LIMIT } from "@/lib/outbound/send-http";
import { withEngine } from "@/lib/testing/conformance-engine";
import { eventually, newWorld } from "@/lib/testing/conformance-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
const connections = new Connections({ policy: makeEgressPolicy(["127.0.0.0/8"], true), resolve: makeResolver() });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await connections.close();
  await disconnect();
  await database.drop();
});

/** What the API shows of the response to one message. */
async function storedResponse(answer: http.RequestListener) {
  const world = await newWorld();
  const receiver = await world.receiver();
  receiver.answer = answer;
  await world.consumer(receiver);
  const [id = ""] = await world.publish(1);
  const make = ({
    delays,
    ...options
  }: { delays: number[] } & Omit<ConstructorParameters<typeof EmbeddedEngine>[0], "connections" | "schedule" | "transform">) =>
    new EmbeddedEngine({
      ...options,
      connections,
      schedule: { delays, jitter: 0 },
      transform: () => Promise.reject(new Error("None here.")),
    });
  await withEngine(make, { clock: world.clock, delays: [0] }, () => eventually(async () => expect(await world.attempts()).toHaveLength(1)));
  const { results } = await listAttempts(world.scope, id, { limit: 10 });
  return results[0]?.response;
}

const answering =
  (body: Buffer | string, headers: http.OutgoingHttpHeaders = {}) =>
  (_: http.IncomingMessage, response: http.ServerResponse) =>
    response.writeHead(200, headers).end(body);

it("keeps NUL bytes", async () => {
  expect(await storedResponse(answering("a\u0000b"))).toMatchObject({ body: "a\u0000b", encoding: "utf8", truncated: false });
});

it("keeps bytes that are no text", async () => {
  const bytes = Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28]);
  expect(await storedResponse(answering(bytes))).toMatchObject({ body: bytes.toString("base64"), encoding: "base64" });
});

it("does not turn a text into bytes because a character was cut at the bound", async () => {
  const response = await storedResponse(answering(`x${"é".repeat(KEEP_LIMIT)}`));
  expect(response).toMatchObject({ encoding: "utf8", truncated: true });
  expect(response?.body.startsWith("xéé")).toBe(true);
});

it("does not unpack what is compressed: a gzip bomb stays as small as it came", async () => {
  const bomb = gzipSync(Buffer.alloc(8 * 1_048_576));
  const response = await storedResponse(answering(bomb, { "content-encoding": "gzip" }));
  expect(response).toMatchObject({ status: 200, encoding: "base64" });
  expect(Buffer.from(response?.body ?? "", "base64").length).toBeLessThanOrEqual(KEEP_LIMIT);
});

it("keeps headers of odd bytes", async () => {
  const response = await storedResponse(answering("ok", { "x-odd": "caf\u00e9" }));
  expect(response?.headers).toContainEqual(["x-odd", "caf\u00e9"]);
});
