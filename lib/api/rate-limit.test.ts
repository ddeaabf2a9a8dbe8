import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { countRequest } from "@/lib/api/rate-limit";
import { disconnect, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { ApiWorld, addKey, call } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let keyId: string;
let now: Date;
const clock = { now: () => now };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  now = new Date("2026-03-09T12:00:00.500Z");
  keyId = randomUUID();
  await pool().query("insert into api_keys (id, name, prefix, hash, scopes) values ($1, 'k', 'k', $2, '{}')", [keyId, Buffer.from(keyId)]);
});

type Count = typeof countRequest;

/** @returns what remained after each request; -1 for one that was refused */
async function burst(requests: number, limit: number, count: Count = countRequest): Promise<number[]> {
  return Promise.all(
    Array.from({ length: requests }, async () => {
      const headers: Record<string, string> = {};
      const admitted = await count(keyId, headers, { clock, limit }).then(
        () => true,
        (error) => {
          expect(error).toMatchObject({ code: "rate_limited", message: expect.stringContaining(`its ${limit} requests of this second`) });
          expect(headers["retry-after"]).toBe("1");
          return false;
        },
      );
      expect(headers["x-rate-limit-limit"]).toBe(String(limit));
      return admitted ? Number(headers["x-rate-limit-remaining"]) : -1;
    }),
  );
}

const admitted = (results: number[]) => results.filter((remaining) => remaining >= 0).length;

/** What another process would have loaded: a limit that knows nothing of this one's. */
async function otherProcess(): Promise<Count> {
  vi.resetModules();
  return (await import("@/lib/api/rate-limit")).countRequest;
}

describe("in one process", () => {
  test.each([1, 7, 19, 20, 33, 1_000])("%i requests a second pass, no more and no fewer", async (limit) => {
    expect(admitted(await burst(limit + 50, limit))).toBe(limit);
    now = new Date(now.getTime() + 1_000);
    expect(admitted(await burst(limit + 50, limit))).toBe(limit);
  });

  test("what remains is told, down to nothing", async () => {
    const told: number[] = [];
    for (let n = 0; n < 41; n++) told.push(...(await burst(1, 40)));
    expect(told).toEqual([...Array.from({ length: 40 }, (_, n) => 39 - n), -1]);
  });

  test("the first share of a second asks the database nothing", async () => {
    await burst(50, 1_000);
    expect((await pool().query("select from api_key_windows where api_key_id = $1", [keyId])).rowCount).toBe(0);
    await burst(1, 1_000);
    expect((await pool().query("select from api_key_windows where api_key_id = $1", [keyId])).rowCount).toBe(1);
  });

  test("0 is no limit", async () => {
    const headers = {};
    for (let n = 0; n < 100; n++) await countRequest(keyId, headers, { clock, limit: 0 });
    expect(headers).toEqual({});
  });
});

test("processes share the limit, but for a twentieth that each has without asking", async () => {
  const other = await otherProcess();
  const [here, there] = await Promise.all([burst(150, 100), burst(150, 100, other)]);
  expect(admitted(here) + admitted(there)).toBe(105);
  expect(admitted(await burst(10, 100, await otherProcess()))).toBe(5);
});

describe("through the API", () => {
  test("every answer to a key says what it has left, refusals too; others say nothing", async () => {
    const world = await ApiWorld.create();
    const limit = String(env().API_RATE_LIMIT);
    for (const answer of [
      await world.call("GET", "/webhooks"),
      await world.call("GET", `/webhooks/${randomUUID()}`),
      await world.call("POST", "/webhooks", {}),
      await call("POST", "/webhooks", { key: await world.addKey(["read"]), body: {} }),
      await call("GET", "/webhooks", { key: await addKey(null), headers: { "x-client-id": world.clientId } }),
    ]) {
      expect(answer.headers.get("x-rate-limit-limit")).toBe(limit);
      expect(Number(answer.headers.get("x-rate-limit-remaining"))).toBeLessThan(Number(limit));
      expect(answer.headers.get("x-rate-limit-reset")).toBe("1");
    }
    const unknown = await call("GET", "/webhooks", { key: "prk_wrong" });
    expect(unknown.headers.has("x-rate-limit-limit")).toBe(false);
  });

  test("beyond it: 429, when to come back, and the error object", async () => {
    const world = await ApiWorld.create();
    const key = await world.addKey(["read"]);
    const limit = env().API_RATE_LIMIT;
    env().API_RATE_LIMIT = 1;
    const answers = await Promise.all(Array.from({ length: 30 }, () => call("GET", "/webhooks", { key }))).finally(() => {
      env().API_RATE_LIMIT = limit;
    });
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({ statusCode: 429, canBeRetried: "True", detailedErrorCode: 4290, validation: null });
    expect(refused?.headers.get("retry-after")).toBe("1");
    expect(refused?.headers.get("x-rate-limit-remaining")).toBe("0");
    expect(answers.some(({ status }) => status === 200)).toBe(true);
  });
});
