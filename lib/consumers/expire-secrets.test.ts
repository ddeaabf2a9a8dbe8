import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { expireSecrets } from "@/lib/consumers/expire-secrets";
import { findCreator } from "@/lib/consumers/find-creator";
import { getSecret } from "@/lib/consumers/get-secret";
import { getSecretState } from "@/lib/consumers/get-secret-state";
import { rotateSecret } from "@/lib/consumers/rotate-secret";
import { createConsumerInput } from "@/lib/consumers/schema";
import { disconnect, prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const HOUR = 3_600_000;

let database: TestDatabase;
let scope: Scope;
let stranger: Scope;
let now = new Date("2026-03-14T09:00:00.000Z");
const clock = { now: () => now };

beforeAll(async () => {
  database = await createTestDatabase();
  const add = async (name: string): Promise<Scope> => {
    const { id } = await prisma().client.create({ data: { name } });
    return { clientId: id, actor: { id: "system", name: "Maud Ferrant" } };
  };
  scope = await add("Test");
  stranger = await add("Stranger");
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function addConsumer(): Promise<string> {
  const input = createConsumerInput.parse({ url: "https://example.com/hook", eventTypes: ["company.created"] });
  return (await createConsumer(scope, input, clock)).id;
}

async function versionOf(id: string): Promise<number> {
  return (await prisma().consumer.findUniqueOrThrow({ where: { id } })).version;
}

describe("what is known of secrets without seeing them", () => {
  test("since when they sign, and until when earlier ones do", async () => {
    const id = await addConsumer();
    expect(await getSecretState(scope, id, clock)).toEqual({ rotated: null, publicKey: null, expiring: [] });
    now = new Date(now.getTime() + HOUR);
    const rotated = now;
    await rotateSecret(scope, id, { graceHours: 24 }, clock);
    const { publicKey } = await rotateSecret(scope, id, { kind: "v1a" }, clock);
    const state = await getSecretState(scope, id, clock);
    expect(state).toEqual({
      rotated: rotated.toISOString(),
      publicKey,
      expiring: [{ kind: "v1", expiresAt: new Date(rotated.getTime() + 24 * HOUR).toISOString() }],
    });
    expect(JSON.stringify(state)).not.toMatch(/whsec_|whsk_/);
    now = new Date(now.getTime() + 25 * HOUR);
    expect((await getSecretState(scope, id, clock)).expiring).toEqual([]);
    await expect(getSecretState(stranger, id, clock)).rejects.toMatchObject({ code: "not_found" });
  });

  test("who created a consumer, for its own client only", async () => {
    const id = await addConsumer();
    expect(await findCreator(scope, id)).toBe("Maud Ferrant");
    expect(await findCreator(stranger, id)).toBeNull();
  });
});

describe("expiring", () => {
  test("ends every grace at once, with a version and an audit entry, and leaves the current secrets", async () => {
    const id = await addConsumer();
    for (const input of [{}, { graceHours: 168 }, { kind: "v1a" as const }, { kind: "v1a" as const }]) {
      await rotateSecret(scope, id, input, clock);
    }
    const current = await getSecret(scope, id, clock);
    expect((await getSecretState(scope, id, clock)).expiring).toHaveLength(3);
    const version = await versionOf(id);
    await expect(expireSecrets(stranger, id, clock)).rejects.toMatchObject({ code: "not_found" });
    await expireSecrets(scope, id, clock);
    expect((await getSecretState(scope, id, clock)).expiring).toEqual([]);
    expect(await getSecret(scope, id, clock)).toEqual({ ...current, expiring: [] });
    // Senders notice a change by its version: without one the old secret would go on signing.
    expect(await versionOf(id)).toBe(version + 1);
    const entries = await prisma().auditEntry.findMany({ where: { subject: `consumer:${id}`, action: "consumer.secret.expired" } });
    expect(entries).toMatchObject([{ before: { expiring: 3 }, after: { expiring: 0 }, actorName: "Maud Ferrant" }]);
  });

  test("with nothing to expire writes nothing", async () => {
    const id = await addConsumer();
    const version = await versionOf(id);
    await expireSecrets(scope, id, clock);
    expect(await versionOf(id)).toBe(version);
    expect(await prisma().auditEntry.count({ where: { subject: `consumer:${id}`, action: "consumer.secret.expired" } })).toBe(0);
  });
});
