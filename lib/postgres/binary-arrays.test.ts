import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ArrayType, type ArrayValue, BinaryArrays } from "@/lib/postgres/binary-arrays";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What PostgreSQL takes an array of ours for. */
async function read(type: ArrayType, values: ArrayValue[], estimate = 16): Promise<unknown[]> {
  const parameter = new BinaryArrays(estimate).array(type, values);
  const { rows } = await client.query<{ value: unknown }>(
    `select value from unnest($1::${type}[]) with ordinality as t(value, n) order by n`,
    [parameter],
  );
  return rows.map((row) => row.value);
}

const instant = (text: string) => new Date(text);

describe("PostgreSQL reads what was written", () => {
  test.each<[ArrayType, ArrayValue[]]>([
    ["text", ["a", "", null, 'quote " comma , brace } back \\ NULL', "é 漢 😀", "x".repeat(5_000)]],
    ["uuid", [randomUUID(), null, "00000000-0000-0000-0000-000000000000"]],
    ["smallint", [0, -1, null, 32_767, -32_768]],
    ["int", [0, 2_147_483_647, -2_147_483_648, null]],
    ["bigint", ["0", "9223372036854775807", null, "-9223372036854775808"]],
    ["real", [0, 1.5, null, -0.25]],
    ["boolean", [true, null, false]],
    [
      "timestamptz",
      ["2026-11-28T07:04:06.123Z", "1969-12-31T23:59:59.999Z", "2000-01-01T00:00:00.000Z", "9999-01-01T00:00:00Z"].map(instant),
    ],
    ["bytea", [randomBytes(3_000), Buffer.alloc(0), null, Buffer.from([0, 255])]],
  ])("%s", async (type, values) => expect(await read(type, values)).toEqual(values));

  test("json, as it is written", async () => {
    const { rows } = await client.query<{ text: string }>("select value::text as text from unnest($1::json[]) as t(value)", [
      new BinaryArrays(8).array("json", ['{"b":1, "a":"é"}']),
    ]);
    expect(rows).toEqual([{ text: '{"b":1, "a":"é"}' }]);
  });

  test("several columns from one memory, however often it had to grow, and one of nothing but null", async () => {
    const arrays = new BinaryArrays(1);
    const texts = Array.from({ length: 300 }, (_, i) => "é".repeat(i));
    const parameters = [
      arrays.array("text", texts),
      arrays.array("int", [7]),
      arrays.array("uuid", [null, null]),
      arrays.array("text", texts),
    ];
    const { rows } = await client.query("select * from unnest($1::text[], $2::int[], $3::uuid[], $4::text[]) as t(a, b, c, d)", parameters);
    expect(parameters[2]).toBeNull();
    expect(rows.map(({ a }) => a)).toEqual(texts);
    expect(rows.map(({ d }) => d)).toEqual(texts);
    expect(rows[0]).toMatchObject({ b: 7, c: null });
  });
});

test("what is no uuid is refused before it is sent", () => {
  expect(() => new BinaryArrays(64).array("uuid", ["not-a-uuid"])).toThrow(TypeError);
});
