import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorAnswer } from "@/lib/api/error-schema";
import type { Operation } from "@/lib/api/operation";
import { operations } from "@/lib/api/v1";
import { disconnect } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld, call } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// A caller's nonsense is the caller's fault, whatever it is: 4xx with the error object, and never a failure of ours.

const RUNS = 1_000;
const SEED = 20_261_121;

let database: TestDatabase;
let world: ApiWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await ApiWorld.create();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

const deep = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);

/** Values where others are expected: types, sizes and characters that code forgets. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(
    null,
    -1,
    0,
    1e308,
    Number.MAX_SAFE_INTEGER + 1,
    "",
    " ",
    "\u0000",
    "\ud800",
    "__proto__",
    "é".repeat(5_000),
    [],
    {},
    [[]],
    true,
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
);

const NAMES =
  "url eventTypes eventType payload events id companyId generatedDate disabled companyTags rateLimit description headers pem code enabled since until pace dryRun key kind graceHours name tags scopes hookUrl webhookId answerStatus".split(
    " ",
  );

/** Objects of properties that are known somewhere, with values that fit nowhere. */
const wrongObject = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 12 })), value, { maxKeys: 6 });

const body: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: wrongObject.map((object) => JSON.stringify({ ...object, "not a property": true })) },
  { weight: 2, arbitrary: value.map((any) => JSON.stringify([any])) },
  { weight: 1, arbitrary: fc.string({ maxLength: 80 }).map((text) => `{${text}`) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Uint8Array.of(0xff, ...bytes)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      deep(50_000, "[", "]"),
      deep(20_000, '{"a":', "}"),
      `{"events":${deep(10_000, "[", "]")}}`,
      `{"payload":{"n":${"9".repeat(20_000)}},"colour":1}`,
      '{"url":"x","url":"y"}',
      "nul",
      "﻿{}",
    ),
  },
);

const id = fc.oneof(
  fc.constantFrom(
    "0",
    "null",
    "undefined",
    "%00",
    "%E0%A4",
    "..%2f..",
    "'%3B--",
    "msg_",
    `msg_${"z".repeat(26)}`,
    "x".repeat(4_000),
    "%F0%9F%92%A9",
  ),
  fc.string({ maxLength: 30 }).map((text) => encodeURIComponent(text) || "~"),
);

const query = fc.oneof(
  fc.constantFrom(
    "limit=0",
    "limit=1e9",
    "page=-1",
    "pageSize=NaN",
    "query=%00",
    "query=%22",
    "cursor=%00",
    "orderBy=%27",
    "since=never",
    "interval=P",
    "webhookId=1",
  ),
  fc
    .tuple(fc.constantFrom("page", "limit", "status", "since", "companyId"), fc.string({ maxLength: 10 }))
    .map(([name, text]) => `${name}=${encodeURIComponent(text)}%00`),
);

/** Each breaks one thing that every operation checks, or sends what no body can be. */
const headers: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { "content-type": "text/plain" },
      { "content-type": "application/json; charset=utf-16" },
      { "content-type": `application/${"x".repeat(7_000)}` },
      { "content-encoding": "br" },
      { "idempotency-key": "é" },
      { "idempotency-key": "k".repeat(7_000) },
      { "x-client-id": "'" },
      { authorization: `Basic ${"A".repeat(7_000)}` },
      { authorization: "Bearer \u00ff" },
      { "x-padding": "p".repeat(7_500) },
    ),
  },
);

const badRequest = fc.record({ place: fc.nat(operations.length - 1), id, query, body, headers });

test(`${RUNS} requests that make no sense are refused with the error object`, async () => {
  const seen = new Map<number, number>();
  const ask = async (one: typeof badRequest extends fc.Arbitrary<infer T> ? T : never) => {
    const { method, path, request } = operations[one.place] as Operation;
    const takesBody = request.body !== undefined && !("ignored" in request.body && request.body.ignored);
    // Where nothing in a request can be wrong, or its parameter means nothing here, it is asked without a right to it.
    const refusesQuery = request.query?.safeParse(Object.fromEntries(new URLSearchParams(one.query))).success === false;
    const isWrong = path.includes("{") || takesBody || (request.query !== undefined && refusesQuery);
    const key = isWrong ? world.key : "prk_wrong";
    const answer = await call(method, `${path.replace(/\{\w+\}/g, () => one.id)}${request.query ? `?${one.query}` : ""}`, {
      key,
      headers: { "content-type": "application/json", ...one.headers },
      ...(method === "GET" || method === "DELETE" ? {} : { body: one.body }),
    });
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    expect(answer.status, answer.text.slice(0, 300)).toBeGreaterThanOrEqual(400);
    expect(answer.status, answer.text.slice(0, 300)).toBeLessThan(500);
    expect(errorAnswer.strict().parse(answer.body)).toMatchObject({
      statusCode: answer.status,
      correlationId: answer.headers.get("x-correlation-id"),
    });
  };
  await fc.assert(fc.asyncProperty(badRequest, ask), { numRuns: RUNS, seed: SEED, endOnFailure: true });
  expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(RUNS);
  for (const status of [400, 401]) expect(seen.get(status), `status ${status}`).toBeGreaterThan(10);
}, 120_000);

test("after all that it works as before", async () => {
  expect((await world.addConsumer()).id).toMatch(/^[0-9a-f-]{36}$/);
  expect((await world.call("POST", "/events", { eventType: "company.created", payload: {} })).status).toBe(202);
});

test("a body that is nested too deep is refused before anything walks it", async () => {
  const { id } = await world.addConsumer();
  const payload = `{"a":${deep(5_000, "[", "]")}}`;
  for (const path of [`/webhooks/${id}/test`, `/webhooks/${id}/transformation/simulate`]) {
    const { status, body } = await world.call("POST", path, `{"eventType":"company.created","payload":${payload}}`);
    expect([status, body.error]).toEqual([400, expect.stringContaining("nested")]);
  }
});

test("a payload is published as deep as any body may be and no deeper, and each that is deeper is named", async () => {
  const event = (depth: number) => `{"eventType":"company.created","payload":{"text":"[[[{{{\\"","a":${deep(depth - 1, "[", "]")}}}`;
  expect((await world.call("POST", "/events", event(500))).status).toBe(202);
  expect((await world.call("POST", "/events", event(501))).body.validation.errors).toMatchObject([
    { itemId: "payload", validatorName: "depth" },
  ]);
  const flood = `{"eventType":"company.created","payload":${deep(30_000, '{"a":', "}").replace(":}", ":1}")}}`;
  const { status, body } = await world.call("POST", "/events", `{"events":[${event(2)},${flood},${event(501)}]}`);
  expect(status).toBe(400);
  expect(body.validation.errors.map(({ itemId }: { itemId: string }) => itemId)).toEqual(["events[1].payload", "events[2].payload"]);
});

test("an answer quotes a name the caller made up to a bound", async () => {
  const { status, text } = await world.call("POST", "/companies", `{"name":"x","${"k".repeat(500_000)}":1}`);
  expect(status).toBe(400);
  expect(text.length).toBeLessThan(1_500);
});
