import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ApiWorld;
let id: string;
let created: Record<string, unknown>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ApiWorld.create();
  created = await world.addConsumer({ description: "Ledger", companyTags: ["region:uk"], rateLimit: 5 });
  id = String(created.id);
});

const patch = (body: unknown) => world.call("PATCH", `/webhooks/${id}`, body);

/** The actions of the audit log since the consumer was made, with what they say. */
async function audited(): Promise<{ action: string; before: unknown; after: unknown }[]> {
  const { rows } = await pool().query(
    "select action, before, after from audit_entries where subject = $1 and action <> 'consumer.created' order by created, id",
    [`consumer:${id}`],
  );
  return rows;
}

async function stored() {
  const { rows } = await pool().query(
    `select c.version, c.host, v.url, v.rate_limit, v.disabled_reason, v.holds_from = c.modified as holds, l.blocked_by
     from consumers c join consumer_versions v on v.consumer_id = c.id and v.version = c.version join lanes l on l.consumer_id = c.id
     where c.id = $1`,
    [id],
  );
  return rows[0];
}

describe("changing a consumer", () => {
  test.each<[string, Record<string, unknown>]>([
    ["url", { url: "https://other.example:8443/in" }],
    ["eventTypes", { eventTypes: ["read.completed"] }],
    ["companyTags", { companyTags: [] }],
    ["description", { description: null }],
    ["rateLimit", { rateLimit: null }],
    ["everything", { url: "https://b.example/", eventTypes: ["read.completed"], companyTags: ["a:b"], description: "B", rateLimit: 9 }],
  ])("%s: answers it, and leaves the rest as it was", async (_, body) => {
    const answer = await patch(body);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ ...created, ...body, modified: answer.body.modified });
    expect((await world.call("GET", `/webhooks/${id}`)).body).toEqual(answer.body);
    expect(await stored()).toMatchObject({ version: 2, holds: true, url: answer.body.url, rate_limit: answer.body.rateLimit });
    expect(await audited()).toMatchObject([{ action: "consumer.updated", after: body }]);
  });

  test("keeps the host that breakers go by", async () => {
    await patch({ url: "https://other.example/in" });
    expect(await stored()).toMatchObject({ host: "other.example:443" });
  });

  test("is held with the others of a host that is failing, and let go with its URL", async () => {
    await pool().query(
      `insert into host_breakers (client_id, host, "window", open_until, modified) values ($1, 'down.example:443', '[]', $2, $2)`,
      [world.clientId, new Date(Date.now() + 60_000)],
    );
    const moved = await patch({ url: "https://down.example/in" });
    expect(moved.body.state.breaker).toMatchObject({ host: "down.example:443" });
    expect(await stored()).toMatchObject({ blocked_by: "breaker" });
    await patch({ url: "https://up.example/in" });
    expect(await stored()).toMatchObject({ blocked_by: null });
    id = (await world.addConsumer({ url: "https://down.example/other" })).id;
    expect(await stored()).toMatchObject({ blocked_by: "breaker" });
  });

  test.each([{}, { rateLimit: 5 }, { disabled: false }, { disabled: null, companyTags: null }, { companyTags: [" region : uk"] }])(
    "with no difference (%j) writes nothing",
    async (body) => {
      expect(await patch(body)).toMatchObject({ status: 200, body: created });
      expect((await stored()).version).toBe(1);
      expect(await audited()).toEqual([]);
    },
  );

  test("disables and enables, alone or with the rest, in one version", async () => {
    const disabled = await patch({ disabled: true });
    expect(disabled.body).toMatchObject({ disabled: true, disabledReason: "user", disabledAt: disabled.body.modified });
    expect(await stored()).toMatchObject({ version: 2, disabled_reason: "user", blocked_by: "disabled" });
    expect((await patch({ disabled: true })).body).toEqual(disabled.body);
    const enabled = await patch({ disabled: false, url: "https://repaired.example/" });
    expect(enabled.body).toMatchObject({ disabled: false, url: "https://repaired.example/" });
    expect(enabled.body).not.toHaveProperty("disabledReason");
    expect(enabled.body).not.toHaveProperty("disabledAt");
    expect(await stored()).toMatchObject({ version: 3, disabled_reason: null, blocked_by: null });
    expect((await audited()).map(({ action }) => action)).toEqual(["consumer.disabled", "consumer.updated"]);
  });

  test("a consumer created disabled is held from the start", async () => {
    id = (await world.addConsumer({ disabled: true })).id;
    expect(await stored()).toMatchObject({ blocked_by: "disabled" });
    expect((await patch({ disabled: false })).body.disabled).toBe(false);
    expect(await stored()).toMatchObject({ blocked_by: null });
  });

  test("what happens while it is disabled is not queued", async () => {
    await patch({ disabled: true });
    const event = { eventType: "company.created", payload: {} };
    expect((await world.call("POST", "/events", event)).status).toBe(202);
    expect((await pool().query("select from deliveries where consumer_id = $1", [id])).rowCount).toBe(0);
  });

  test.each<[unknown, string]>([
    [{ url: "https://10.0.0.1/" }, "url"],
    [{ url: null }, "url"],
    [{ url: "ftp://a.example" }, "url"],
    [{ eventTypes: [] }, "eventTypes"],
    [{ eventTypes: ["company.created", "none"] }, "eventTypes[1]"],
    [{ companyTags: ["region"] }, "companyTags[0]"],
    [{ rateLimit: 0 }, "rateLimit"],
    [{ disabled: "yes" }, "disabled"],
    [{ description: 1 }, "description"],
    [{ id: randomUUID() }, "id"],
    [{ disabledReason: "operator" }, "disabledReason"],
    [[], "body"],
  ])("refuses %j", async (body, item) => {
    const answer = await patch(body);
    expect(answer.status).toBe(400);
    expect(answer.body.validation.errors[0].itemId).toBe(item);
    expect((await stored()).version).toBe(1);
  });

  test("of another client's, a deleted one's, or with a key that only reads: refused", async () => {
    const stranger = await ApiWorld.create();
    expect((await stranger.call("PATCH", `/webhooks/${id}`, { disabled: true })).status).toBe(404);
    expect((await world.call("PATCH", `/webhooks/${id}`, { disabled: true }, { key: await world.addKey(["read"]) })).status).toBe(403);
    await world.call("DELETE", `/webhooks/${id}`);
    expect((await patch({ disabled: true })).status).toBe(404);
  });
});
