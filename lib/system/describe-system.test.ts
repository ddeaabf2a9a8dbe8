import { afterAll, beforeAll, expect, it } from "vitest";
import { createOperatorKey, listOperatorKeys, revokeOperatorKey } from "@/lib/api-keys/operator-keys";
import { listOperatorEntries } from "@/lib/audit/list-operator-entries";
import { createClient } from "@/lib/clients/create-client";
import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import type { OperatorScope } from "@/lib/scope";
import { describeSystem } from "@/lib/system/describe-system";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const operator: OperatorScope = { clientId: null, actor: { id: "operator:1", name: "Olive Operator" } };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

it("tells what runs and every setting, and no secret", async () => {
  const facts = await describeSystem(operator);
  expect(facts.migrations.count).toBeGreaterThan(5);
  expect(facts.databaseBytes).toBeGreaterThan(1_000_000);
  expect(facts.encryptionKeyId).toMatch(/^[0-9a-f]{8}$/);
  expect(facts.settings.find(({ name }) => name === "CONSUMER_LIMIT")).toMatchObject({ value: "50", secret: false });
  expect(facts.settings.find(({ name }) => name === "RETENTION")).toMatchObject({ value: "90d", isSet: true });
  const told = JSON.stringify(facts);
  const { DATABASE_URL, ENCRYPTION_KEY, NEXTAUTH_SECRET } = env();
  for (const secret of [DATABASE_URL, ENCRYPTION_KEY, NEXTAUTH_SECRET]) expect(told).not.toContain(secret);
  expect(facts.settings.find(({ name }) => name === "ENCRYPTION_KEY")).toMatchObject({ value: null, secret: true, isSet: true });
});

it("operator keys are shown once, listed without the key, and revoked for ever; the log of all says so", async () => {
  const created = await createOperatorKey(operator, { name: "Billing", scopes: ["read"] });
  expect(await listOperatorKeys(operator)).toEqual([expect.objectContaining({ id: created.id, name: "Billing", scopes: ["read"] })]);
  expect(JSON.stringify(await listOperatorKeys(operator))).not.toContain(created.apiKey);
  await revokeOperatorKey(operator, created.id);
  expect(await listOperatorKeys(operator)).toEqual([]);
  await expect(revokeOperatorKey(operator, created.id)).rejects.toMatchObject({ code: "not_found" });

  const { id } = await createClient(operator, { name: "Toft", email: "ada@example.com" });
  const all = await listOperatorEntries(operator, { byOperators: true });
  expect(all.results.map(({ action, client }) => [action, client?.name])).toEqual([
    ["user.invited", "Toft"],
    ["client.created", "Toft"],
    ["apiKey.revoked", undefined],
    ["apiKey.created", undefined],
  ]);
  expect((await listOperatorEntries(operator, { byOperators: false, client: id })).results).toHaveLength(2);
  expect((await listOperatorEntries(operator, { byOperators: false, about: "apiKey", text: "bill" })).results).toHaveLength(2);
  const after = all.results[1]?.id;
  expect((await listOperatorEntries(operator, { byOperators: true, cursor: after })).results).toHaveLength(2);
});
