import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { open, seal } from "@/lib/crypto/cipher";
import { makeKeyring } from "@/lib/crypto/keyring";
import { disconnect, pool } from "@/lib/db";
import { readKeyUse, reseal } from "@/lib/key-rotation/reseal";
import { SEALED_COLUMNS } from "@/lib/key-rotation/sealed-columns";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const [a, b] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const before = makeKeyring(a);
const during = makeKeyring(b, [a]);
const after = makeKeyring(b);

const CONSUMERS = 70;
/** Beyond a step's worth in one table. */
const HEADERS = 3;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Consumers with a secret, headers, and a certificate each, and an idempotent answer, sealed under A. */
beforeEach(async () => {
  await pool().query("truncate clients, consumers, idempotency_keys cascade");
  const client = "00000000-0000-7000-8000-000000000001";
  await pool().query("insert into clients (id, name) values ($1, 'Test')", [client]);
  for (let n = 0; n < CONSUMERS; n += 1) {
    const id = `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
    const context = `consumer:${id}`;
    await pool().query(
      "insert into consumers (id, client_id, url, host, event_types, company_tags) values ($1, $2, 'https://example.com', 'example.com', '{}', '{}')",
      [id, client],
    );
    await pool().query("insert into consumer_secrets (id, consumer_id, sealed_key) values ($1, $1, $2)", [
      id,
      seal(Buffer.from(`key ${n}`), context, before),
    ]);
    for (let h = 0; h < HEADERS; h += 1)
      await pool().query("insert into consumer_headers (consumer_id, name, sealed_value) values ($1, $2, $3)", [
        id,
        `x-${h}`,
        seal(Buffer.from(`value ${n} ${h}`), context, before),
      ]);
    await pool().query(
      `insert into consumer_certificates (consumer_id, sealed_pem, subject, issuer, serial_number, fingerprint256, not_before, not_after)
       values ($1, $2, 's', 'i', '1', 'f', now(), now())`,
      [id, seal(Buffer.from(`pem ${n}`), context, before)],
    );
  }
  const answer = seal(Buffer.from("answer"), `idempotency:${client}:once: more`, before).toString("base64");
  await pool().query(
    `insert into idempotency_keys (client_id, key, request_hash, status, body, created)
     values ($1, 'once: more', '', 200, $2, now()), ($1, 'running', '', null, null, now())`,
    [client, answer],
  );
});

const ALL = CONSUMERS * (2 + HEADERS) + 1;
const idOf = (keys: typeof before) => keys.current.id.toString("hex");

/** Everything that is sealed, opened. */
async function openAll(keys: typeof before): Promise<string[]> {
  const opened: string[] = [];
  for (const { table, column, key, ownedBy, base64, context } of SEALED_COLUMNS) {
    const { rows } = await pool().query(`select *, ${ownedBy}::text as owner from ${table} where ${column} is not null`);
    for (const row of rows) {
      const sealed = base64 ? Buffer.from(row[column], "base64") : row[column];
      const under = context(
        key.map((name) => row[name]),
        row.owner,
      );
      opened.push(open(sealed, under, keys).toString());
    }
  }
  return opened.sort();
}

test("after a rotation everything opens with the new key alone, and says what it said", async () => {
  const plain = await openAll(before);
  expect(plain).toHaveLength(ALL);
  expect(await readKeyUse(pool())).toEqual([{ keyId: idOf(before), values: ALL }]);
  expect(await reseal(pool(), during)).toEqual({ resealed: ALL, unopened: [] });
  expect(await openAll(after)).toEqual(plain);
  expect(await readKeyUse(pool())).toEqual([{ keyId: idOf(after), values: ALL }]);
  expect(await reseal(pool(), after)).toEqual({ resealed: 0, unopened: [] });
});

test("one that was stopped goes on where it was, and loses nothing", async () => {
  const plain = await openAll(before);
  let left = 160;
  const stopping = {
    query: (...args: Parameters<ReturnType<typeof pool>["query"]>) => {
      left -= 1;
      if (left < 0) throw new Error("stopped");
      return pool().query(...args);
    },
  } as unknown as ReturnType<typeof pool>;
  await expect(reseal(stopping, during)).rejects.toThrow("stopped");
  const use = await readKeyUse(pool());
  expect(use.map(({ keyId }) => keyId).sort()).toEqual([idOf(before), idOf(after)].sort());
  expect(await openAll(during)).toEqual(plain);
  const rest = use.find(({ keyId }) => keyId === idOf(before))?.values;
  expect(await reseal(pool(), during)).toEqual({ resealed: rest, unopened: [] });
  expect(await openAll(after)).toEqual(plain);
});

test("what the service writes in between stays", async () => {
  const id = "00000000-0000-7000-8000-000000000000";
  const context = `consumer:${id}`;
  let raced = false;
  const racing = {
    query: async (text: string, values: unknown[]) => {
      if (!raced && text.startsWith("update consumer_secrets")) {
        raced = true;
        const sealed = seal(Buffer.from("newer"), context, before);
        await pool().query("update consumer_secrets set sealed_key = $1 where id = $2", [sealed, id]);
      }
      return pool().query(text, values);
    },
  } as unknown as ReturnType<typeof pool>;
  await reseal(racing, during);
  const { rows } = await pool().query("select sealed_key from consumer_secrets where id = $1", [id]);
  expect(open(rows[0].sealed_key, context, during).toString()).toBe("newer");
  expect(await reseal(pool(), during)).toEqual({ resealed: 1, unopened: [] });
  expect(await openAll(after)).toContain("newer");
});

test("a value that no key opens is named, and the others are sealed anew all the same", async () => {
  const id = "00000000-0000-7000-8000-000000000000";
  const stranger = seal(Buffer.from("x"), `consumer:${id}`, makeKeyring(randomBytes(32).toString("base64")));
  await pool().query("update consumer_secrets set sealed_key = $1 where id = $2", [stranger, id]);
  expect(await reseal(pool(), during)).toEqual({ resealed: ALL - 1, unopened: [`consumer_secrets ${id}`] });
});

test("no sealed column is forgotten", async () => {
  const { rows } = await pool().query<{ name: string }>(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and column_name like 'sealed%'",
  );
  const known = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  expect(rows.length).toBeGreaterThan(0);
});
