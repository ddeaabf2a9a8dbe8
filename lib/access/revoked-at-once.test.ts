import { afterAll, beforeAll, expect, test } from "vitest";
import { authenticateKey } from "@/lib/access/authenticate-key";
import { ZAPIER_SCOPE } from "@/lib/access/roles";
import { hashKey } from "@/lib/api-keys/generate-key";
import { revokeOperatorKey } from "@/lib/api-keys/operator-keys";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { resumeClient, suspendClient } from "@/lib/clients/suspend-client";
import { disconnect, pool } from "@/lib/db";
import type { OperatorScope } from "@/lib/scope";
import { ApiWorld, addKey } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { revokeZapierKey, rotateZapierKey } from "@/lib/zapier/zapier-key";

const operator: OperatorScope = { clientId: null, actor: { id: "operator:1", name: "Olive Operator" } };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const enter = (key: string, client: string | null = null) => authenticateKey(`Bearer ${key}`, client);

async function idOf(key: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>("select id from api_keys where hash = $1", [hashKey(key)]);
  return rows[0]?.id ?? "";
}

// No process is told of a change; what makes one waits instead. So what holds here holds in every other process.

/** A key of a new client, used a moment ago, so that the answer is still known. */
async function usedKey(scopes?: readonly string[]): Promise<{ world: ApiWorld; key: string }> {
  const world = await ApiWorld.create();
  const key = scopes ? await world.addKey(scopes) : world.key;
  await enter(key);
  return { world, key };
}

test("a key that was just used is refused as soon as it is revoked", async () => {
  const { world, key } = await usedKey();
  const id = await idOf(key);
  await enter(key);
  await revokeApiKey(world.scope, id);
  await expect(enter(key)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("so is an operator's", async () => {
  const { clientId } = await ApiWorld.create();
  const key = await addKey(null);
  const id = await idOf(key);
  await enter(key, clientId);
  await revokeOperatorKey(operator, id);
  await expect(enter(key, clientId)).rejects.toMatchObject({ code: "unauthenticated" });
});

test.each([
  ["another takes its place", rotateZapierKey],
  ["it is revoked", revokeZapierKey],
])("so is Zapier's when %s", async (_, change) => {
  const { world, key } = await usedKey([ZAPIER_SCOPE]);
  await change(world.scope);
  await expect(enter(key)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a client's keys are refused as soon as it is suspended, and let in as soon as that ends", async () => {
  const { world, key } = await usedKey();
  await suspendClient(operator, world.clientId, "Unpaid");
  await expect(enter(key)).rejects.toMatchObject({ code: "forbidden" });
  await resumeClient(operator, world.clientId);
  await expect(enter(key)).resolves.toMatchObject({ scope: { clientId: world.clientId } });
});
