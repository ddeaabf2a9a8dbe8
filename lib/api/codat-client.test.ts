import http from "node:http";
import type { AddressInfo } from "node:net";
import { CodatPlatform } from "@codat/platform";
import { ErrorMessage } from "@codat/platform/sdk/models/errors/index.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handleApiRequest } from "@/lib/api/node-handler";
import { disconnect } from "@/lib/db";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// Codat's own published client, pointed at this API: what it sends is understood, and it understands what comes back.

let database: TestDatabase;
let serverURL: string;
let codat: CodatPlatform;
const server = http.createServer((request, response) => void handleApiRequest(request, response));

function clientWith(key: string): CodatPlatform {
  return new CodatPlatform({
    serverURL,
    authHeader: `Basic ${Buffer.from(key).toString("base64")}`,
    retryConfig: { strategy: "none" },
  });
}

beforeAll(async () => {
  database = await createTestDatabase();
  const world = await ApiWorld.create();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  serverURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  codat = clientWith(world.key);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await disconnect();
  await database.drop();
});

/** What the client threw, which must be an instance of its own class for the API's errors. */
async function errorOf(call: Promise<unknown>): Promise<ErrorMessage> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ErrorMessage);
  return error as ErrorMessage;
}

test("creates, lists and deletes webhook consumers", async () => {
  const created = await codat.webhooks.createConsumer({
    url: "https://example.com/codat",
    eventTypes: ["company.created", "read.completed"],
    companyTags: ["region:uk"],
  });
  expect(created).toMatchObject({ url: "https://example.com/codat", eventTypes: ["company.created", "read.completed"], disabled: false });
  const listed = await codat.webhooks.listConsumers();
  expect(listed.results?.map(({ id }) => id)).toEqual([created.id]);
  await codat.webhooks.deleteConsumer({ webhookId: created.id ?? "" });
  expect((await codat.webhooks.listConsumers()).results).toEqual([]);
});

test("creates, lists, reads, changes and deletes companies", async () => {
  const created = await codat.companies.create({ name: "Toft stores", description: "Retail", tags: { region: "uk" } });
  expect(created).toMatchObject({ name: "Toft stores", description: "Retail", tags: { region: "uk" } });
  const companyId = created.id;
  expect(await codat.companies.get({ companyId })).toEqual(created);
  const listed = await codat.companies.list({ page: 1, pageSize: 10, query: "name=Toft stores" });
  expect(listed).toMatchObject({ pageNumber: 1, pageSize: 10, totalResults: 1 });
  expect(listed.results?.[0]?.id).toBe(companyId);
  const replaced = await codat.companies.replace({ companyId, companyRequestBody: { name: "Toft and daughters" } });
  expect(replaced.name).toBe("Toft and daughters");
  const updated = await codat.companies.update({ companyId, companyUpdateRequest: { tags: { region: "us" } } });
  expect(updated).toMatchObject({ name: "Toft and daughters", tags: { region: "us" } });
  await codat.companies.delete({ companyId });
  expect((await errorOf(codat.companies.get({ companyId }))).data$).toMatchObject({ statusCode: 404, canBeRetried: "False" });
});

test("catches its own error class on bad input, a wrong key and what is not there", async () => {
  const bad = await errorOf(codat.webhooks.createConsumer({ url: "https://example.com/", eventTypes: ["no.such.event"] as never }));
  expect(bad.data$).toMatchObject({ statusCode: 400, detailedErrorCode: 4000 });
  expect(bad.data$.validation?.errors?.[0]).toMatchObject({ itemId: "eventTypes[0]" });
  expect(bad.data$.correlationId).toMatch(/^[0-9a-f]{32}$/);
  expect((await errorOf(clientWith("prk_wrong").webhooks.listConsumers())).data$.statusCode).toBe(401);
  const nobodys = "00000000-0000-4000-8000-000000000000";
  expect((await errorOf(codat.webhooks.deleteConsumer({ webhookId: nobodys }))).data$.statusCode).toBe(404);
});
