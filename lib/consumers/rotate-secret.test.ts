import { createPublicKey, randomBytes, randomInt, verify } from "node:crypto";
import { Webhook } from "svix";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { getSecret } from "@/lib/consumers/get-secret";
import { rotateSecret } from "@/lib/consumers/rotate-secret";
import { createConsumerInput, MAX_EXPIRING_SECRETS } from "@/lib/consumers/schema";
import { disconnect, pool, prisma } from "@/lib/db";
import { Senders } from "@/lib/delivery/load-senders";
import { signRequest } from "@/lib/delivery/sign-request";
import { egressPolicy } from "@/lib/outbound/egress-policy";
import type { Scope } from "@/lib/scope";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const HOUR = 3_600_000;
const START = Date.parse("2026-03-14T09:00:00.000Z");

let database: TestDatabase;
let scope: Scope;
let now = new Date(START);
const clock = { now: () => now };

beforeAll(async () => {
  database = await createTestDatabase();
  const client = await prisma().client.create({ data: { name: "Test" } });
  scope = { clientId: client.id, actor: { id: "system", name: "Test" } };
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
afterEach(() => {
  vi.useRealTimers();
});

async function addConsumer(): Promise<{ id: string; key: string }> {
  now = new Date(START);
  const input = createConsumerInput.parse({ url: "https://example.com/hook", eventTypes: ["company.created"] });
  const { id } = await createConsumer(scope, input, clock);
  return { id, key: (await getSecret(scope, id, clock)).key };
}

/** Whether a receiver with this secret accepts what is sent at this instant. */
function accepts(key: string, headers: [string, string][], body: string): boolean {
  try {
    new Webhook(key).verify(body, Object.fromEntries(headers));
    return true;
  } catch {
    return false;
  }
}

async function send(id: string, senders: Senders): Promise<{ headers: [string, string][]; body: string }> {
  const { rows } = await pool().query("select version from consumers where id = $1", [id]);
  const sender = (await senders.load(new Map([[id, rows[0].version]]))).get(id);
  if (!sender) throw new Error("no sender");
  const keys = sender.keys.filter(({ expiresAt }) => expiresAt === null || expiresAt > now).map(({ key }) => key);
  const body = JSON.stringify({ n: randomInt(1_000_000) });
  return { headers: signRequest("msg_1", now, Buffer.from(body), keys), body };
}

interface Issued {
  key: string;
  /** When it stops signing. */
  until: number;
}

describe("rotating", () => {
  test("whatever is rotated when, receivers with the current secret and those in their overlap accept, and no others", async () => {
    // svix compares the timestamp with the machine's clock; only that is put back.
    vi.useFakeTimers({ toFake: ["Date"] });
    for (let run = 0; run < 8; run++) {
      const { id, key } = await addConsumer();
      const senders = new Senders(pool(), egressPolicy());
      const issued: Issued[] = [{ key, until: Number.POSITIVE_INFINITY }];
      for (let step = 0; step < 12; step++) {
        now = new Date(now.getTime() + randomInt(0, 20 * HOUR));
        vi.setSystemTime(now);
        const current = issued.at(-1);
        const signing = issued.filter(({ until }) => until > now.getTime()).length - 1;
        if (current && randomInt(2) === 0 && signing < MAX_EXPIRING_SECRETS) {
          const graceHours = [0, 1, 24, 168][randomInt(4)] ?? 0;
          const { key: next } = await rotateSecret(scope, id, { graceHours }, clock);
          current.until = now.getTime() + graceHours * HOUR;
          issued.push({ key: next, until: Number.POSITIVE_INFINITY });
        }
        const { headers, body } = await send(id, senders);
        for (const secret of issued) expect(accepts(secret.key, headers, body)).toBe(secret.until > now.getTime());
      }
    }
  });

  test("answers as the secret is read, and audits neither key", async () => {
    const { id, key } = await addConsumer();
    const rotated = await rotateSecret(scope, id, {}, clock);
    expect(rotated).toEqual({
      key: expect.stringMatching(/^whsec_.{43}=$/),
      expiring: [{ key, expiresAt: new Date(START + 24 * HOUR).toISOString() }],
    });
    expect(rotated.key).not.toBe(key);
    expect(await getSecret(scope, id, clock)).toEqual(rotated);
    const { rows } = await pool().query(
      `select a.before::text || a.after::text as told, c.version from audit_entries a join consumers c on a.subject = 'consumer:' || c.id
       where c.id = $1 and a.action = 'consumer.secret.rotated'`,
      [id],
    );
    expect(rows).toEqual([{ told: expect.not.stringContaining("whsec_"), version: 2 }]);
  });

  test("takes a secret of one's own, not the one in use, and one that still expires back", async () => {
    const { id, key } = await addConsumer();
    const own = `whsec_${randomBytes(24).toString("base64")}`;
    expect(await rotateSecret(scope, id, { key: own, graceHours: 1 }, clock)).toMatchObject({ key: own, expiring: [{ key }] });
    await expect(rotateSecret(scope, id, { key: own }, clock)).rejects.toMatchObject({ issues: [{ itemId: "key" }] });
    expect(await rotateSecret(scope, id, { key, graceHours: 2 }, clock)).toMatchObject({ key, expiring: [{ key: own }] });
  });

  test("keeps at most ten earlier ones, and always lets the secret be replaced at once", async () => {
    const { id } = await addConsumer();
    for (let n = 0; n < MAX_EXPIRING_SECRETS; n++) await rotateSecret(scope, id, { graceHours: 168 }, clock);
    await expect(rotateSecret(scope, id, { graceHours: 1 }, clock)).rejects.toMatchObject({ issues: [{ itemId: "graceHours" }] });
    expect((await rotateSecret(scope, id, { graceHours: 0 }, clock)).expiring).toHaveLength(MAX_EXPIRING_SECRETS);
    now = new Date(START + 168 * HOUR);
    expect((await rotateSecret(scope, id, { graceHours: 1 }, clock)).expiring).toHaveLength(1);
  });

  test("by several at once leaves one current secret", async () => {
    const { id } = await addConsumer();
    const answers = await Promise.all(Array.from({ length: 5 }, () => rotateSecret(scope, id, { graceHours: 1 }, clock)));
    const read = await getSecret(scope, id, clock);
    expect(answers.map(({ key }) => key)).toContain(read.key);
    expect(read.expiring).toHaveLength(5);
  });
});

test("an Ed25519 key signs beside the secret, is rotated apart from it, and shows its public half", async () => {
  const { id, key } = await addConsumer();
  const senders = new Senders(pool(), egressPolicy());
  const publicKeys: string[] = [];
  for (let turn = 0; turn < 2; turn++) {
    publicKeys.push((await rotateSecret(scope, id, { kind: "v1a" }, clock)).publicKey ?? "");
    const { headers, body } = await send(id, senders);
    vi.useFakeTimers({ now, toFake: ["Date"] }); // receivers go by their own clocks
    expect(accepts(key, headers, body)).toBe(true);
    const content = Buffer.from(`msg_1.${Math.floor(now.getTime() / 1_000)}.${body}`);
    const signatures = (Object.fromEntries(headers)["webhook-signature"] ?? "").split(" ").filter((entry) => entry.startsWith("v1a,"));
    // After the rotation the earlier key still signs along.
    for (const publicKey of publicKeys) {
      const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(publicKey.slice("whpk_".length), "base64")]);
      const verifier = createPublicKey({ key: spki, format: "der", type: "spki" });
      expect(signatures.some((entry) => verify(null, content, verifier, Buffer.from(entry.slice(4), "base64")))).toBe(true);
    }
    expect(await getSecret(scope, id, clock)).toEqual({ key, expiring: [], publicKey: publicKeys.at(-1) });
    now = new Date(now.getTime() + HOUR);
  }
});
