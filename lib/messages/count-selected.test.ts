import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { acceptEvents } from "@/lib/messages/accept-events";
import { countSelected } from "@/lib/messages/count-selected";
import type { Scope } from "@/lib/scope";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});

async function newClient(): Promise<Scope> {
  const clientId = randomUUID();
  await pool().query("insert into clients (id, name) values ($1, 'A client')", [clientId]);
  return { clientId, actor: { id: "key:1", name: "A key" } };
}

async function newCompany(scope: Scope, tags: Record<string, string>): Promise<string> {
  const id = randomUUID();
  await pool().query("insert into companies (id, client_id, name, tags) values ($1, $2, 'Toft stores', $3)", [id, scope.clientId, tags]);
  return id;
}

const publish = (scope: Scope, events: object[]) => acceptEvents(scope, Buffer.from(JSON.stringify({ events })), {});

test("counts a client's own messages of the last week by type, and the companies its tags reach", async () => {
  const [scope, stranger] = [await newClient(), await newClient()];
  const uk = await newCompany(scope, { region: "uk", tier: "gold" });
  const fr = await newCompany(scope, { region: "fr" });
  await newCompany(stranger, { region: "uk" });
  const event = (eventType: string, companyId?: string) => ({ eventType, payload: {}, ...(companyId ? { companyId } : {}) });
  await publish(scope, [
    event("company.created", uk),
    event("company.created", fr),
    event("company.created"),
    event("read.completed", uk),
    event("company.deleted", uk),
  ]);
  await publish(stranger, [event("company.created")]);
  const eventTypes = ["read.completed", "company.created", "connection.created"];

  expect(await countSelected(scope, { eventTypes, companyTags: [] })).toEqual({
    count: 4,
    capped: false,
    byEventType: [
      { eventType: "company.created", count: 3 },
      { eventType: "read.completed", count: 1 },
    ],
    companies: { matching: 0, total: 2 },
  });
  expect(await countSelected(scope, { eventTypes, companyTags: ["region:uk", "region:de"] })).toMatchObject({
    count: 2,
    companies: { matching: 1, total: 2 },
  });
  // Upper and lower case differ.
  expect(await countSelected(scope, { eventTypes, companyTags: ["region:UK"] })).toMatchObject({ count: 0, companies: { matching: 0 } });
  expect(await countSelected(scope, { eventTypes: [], companyTags: [] })).toMatchObject({ count: 0, byEventType: [] });

  const inEightDays = { now: () => new Date(Date.now() + 8 * 86_400_000) };
  expect(await countSelected(scope, { eventTypes, companyTags: [] }, inEightDays)).toMatchObject({ count: 0 });
});
