import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { consumerContext } from "@/lib/consumers/secret-key";
import { open, seal } from "@/lib/crypto/cipher";
import { makeKeyring } from "@/lib/crypto/keyring";
import { disconnect, pool } from "@/lib/db";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const ROOT = path.resolve(import.meta.dirname, "../..");
const [a, b] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const idOf = (key: string) => makeKeyring(key).current.id.toString("hex");
const CONSUMERS = 40;

const dataDir = mkdtempSync(path.join(os.tmpdir(), "postrider-keys-"));
let database: TestDatabase;
let world: ApiWorld;
let ids: string[];

beforeAll(async () => {
  // The service as a rotation wants it: it seals with the new key, and opens with both.
  process.env.ENCRYPTION_KEY = `${b},${a}`;
  database = await createTestDatabase();
  world = await ApiWorld.create();
  ids = [];
  for (let n = 0; n < CONSUMERS; n += 1) ids.push((await world.addConsumer()).id);
  for (const id of ids) {
    const { rows } = await pool().query("select id, sealed_key from consumer_secrets where consumer_id = $1", [id]);
    for (const row of rows) {
      const key = open(row.sealed_key, consumerContext(id), makeKeyring(b));
      const sealed = seal(key, consumerContext(id), makeKeyring(a));
      await pool().query("update consumer_secrets set sealed_key = $2 where id = $1", [row.id, sealed]);
    }
  }
});
afterAll(async () => {
  await disconnect();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const DIRECTLY = [process.execPath, "--import", "tsx", "lib/key-rotation/cli.ts"];
const BY_NPM = ["npm", "run", "keys", "--"];

async function keys(
  command: string,
  encryptionKey: string,
  url = database.url,
  [program = "", ...args] = DIRECTLY,
): Promise<{ code: number; said: string }> {
  const child = spawn(program, [...args, command], {
    cwd: ROOT,
    env: { ...process.env, ENCRYPTION_KEY: encryptionKey, DATABASE_URL: url, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      said += data;
    });
  }
  const [code] = await once(child, "close");
  return { code, said };
}

/** What the API shows of every consumer's signing secret. */
const secrets = () => Promise.all(ids.map(async (id) => (await world.call("GET", `/webhooks/${id}/secret`)).body.key as string));

test("says which keys are in use, rotates beside the service's own writes, and loses none of them", async () => {
  const before = await keys("status", `${b},${a}`);
  expect(before).toMatchObject({ code: 0, said: expect.stringContaining(`${idOf(a)}  earlier`) });
  expect(before.said).toContain("run npm run keys -- rotate");

  const shown = await secrets();
  let rotating = true;
  const rotation = keys("rotate", `${b},${a}`).finally(() => {
    rotating = false;
  });
  let writes = 0;
  while (rotating) {
    const at = writes % CONSUMERS;
    shown[at] = (await world.call("POST", `/webhooks/${ids[at]}/secret/rotate`, { graceHours: 0 })).body.key;
    writes += 1;
  }
  expect(await rotation).toMatchObject({ code: 0, said: expect.stringMatching(/Sealed anew with key .*seals everything/s) });
  expect(writes).toBeGreaterThan(0);
  expect(await secrets()).toEqual(shown);

  const after = await keys("status", b);
  expect(after).toEqual({
    code: 0,
    said: expect.stringMatching(new RegExp(`^${idOf(b)}  current .*Key ${idOf(b)} seals everything`, "s")),
  });
  expect(await keys("rotate", b)).toMatchObject({ code: 0, said: expect.stringContaining(": 0 values") });
}, 60_000);

test("is run by npm as README.md says", async () => {
  const c = randomBytes(32).toString("base64");
  const shown = await secrets();
  const rotated = await keys("rotate", `${c},${b}`, database.url, BY_NPM);
  expect(rotated).toMatchObject({ code: 0, said: expect.stringMatching(/Sealed anew with key .*seals everything/s) });
  expect(rotated.said).toContain(idOf(c));
  expect(await keys("status", c, database.url, BY_NPM)).toMatchObject({
    code: 0,
    said: expect.stringContaining(`Key ${idOf(c)} seals everything`),
  });
  // Back to what this process has: it read its settings once.
  expect(await keys("rotate", `${b},${c}`, database.url, BY_NPM)).toMatchObject({ code: 0 });
  expect(await secrets()).toEqual(shown);
}, 120_000);

test("without the earlier key it names what it can't open, and says so by its exit", async () => {
  const lost = randomBytes(32).toString("base64");
  const { code, said } = await keys("rotate", lost);
  expect(code).toBe(1);
  expect(said).toContain("No key in ENCRYPTION_KEY opens: consumer_secrets ");
  expect(said).toContain("not in ENCRYPTION_KEY");
}, 30_000);

test("a database that is away or empty is told in a sentence, and anything else than its two commands is explained", async () => {
  const away = new URL(database.url);
  away.port = "1";
  expect(await keys("status", b, away.href)).toEqual({
    code: 1,
    said: expect.stringMatching(/^The keys' use can't be read: .*ECONNREFUSED[^\n]*\n$/),
  });
  const empty = new URL(database.url);
  empty.pathname = "/postgres";
  expect(await keys("status", b, empty.href)).toEqual({ code: 1, said: expect.stringMatching(/^The database has no tables yet[^\n]*\n$/) });
  expect(await keys("turn", b)).toEqual({ code: 2, said: "Usage: npm run keys -- status | rotate\n" });
}, 30_000);
