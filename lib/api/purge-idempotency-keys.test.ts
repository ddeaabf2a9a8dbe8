import { afterAll, beforeAll, expect, test } from "vitest";
import { purgeIdempotencyKeys } from "@/lib/api/purge-idempotency-keys";
import { systemClock } from "@/lib/clock";
import { disconnect, pool } from "@/lib/db";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

test("keys older than a day go in bounded steps; younger ones go on answering", async () => {
  const world = await ApiWorld.create();
  const create = () => world.call("POST", "/companies", { name: "Toft stores" }, { headers: { "idempotency-key": "young" } });
  const first = await create();
  await pool().query(
    `insert into idempotency_keys (client_id, key, request_hash, status, created)
     select $1, 'old ' || n, '', 200, now() - interval '24 hours 1 second' from generate_series(1, 700) n`,
    [world.clientId],
  );
  expect(await purgeIdempotencyKeys(pool(), systemClock)).toBe(true);
  expect(await purgeIdempotencyKeys(pool(), systemClock)).toBe(false);
  const { rows } = await pool().query("select key from idempotency_keys where client_id = $1", [world.clientId]);
  expect(rows).toEqual([{ key: "young" }]);
  expect((await create()).body).toEqual(first.body);
});
