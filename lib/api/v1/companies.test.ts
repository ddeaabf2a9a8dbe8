import { randomUUID } from "node:crypto";
import { Company$inboundSchema } from "@codat/platform/sdk/models/shared/company.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ApiWorld, call } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ApiWorld;

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
});

async function create(properties: Record<string, unknown> = {}) {
  const { status, body } = await world.call("POST", "/companies", { name: "Toft stores", ...properties });
  expect(status).toBe(200);
  return body as { id: string; [name: string]: unknown };
}

const audited = async () =>
  (await pool().query("select action, before, after from audit_entries where client_id = $1 order by created, id", [world.clientId])).rows;

describe("a company", () => {
  test("is created, read, replaced, changed and deleted as Codat's is, and audited", async () => {
    const created = await create({ description: " Four shops ", tags: { " region ": " uk ", team: "a" } });
    expect(created).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: "Toft stores",
      description: "Four shops",
      redirect: expect.stringContaining(`/companies/${created.id}`),
      created: expect.stringMatching(/Z$/),
      tags: { region: "uk", team: "a" },
    });
    expect(Company$inboundSchema.parse(created)).toEqual(created);
    const path = `/companies/${created.id}`;
    expect(await world.call("GET", path)).toMatchObject({ status: 200, body: created });

    const changed = await world.call("PATCH", path, { name: null, tags: { team: null, tier: "gold" } });
    expect(changed).toMatchObject({ status: 200, body: { ...created, tags: { region: "uk", tier: "gold" } } });
    expect((await world.call("PATCH", path, { description: "" })).body).not.toHaveProperty("description");
    const replaced = await world.call("PUT", path, { name: "Toft" });
    expect(replaced.body).toEqual({ id: created.id, name: "Toft", redirect: created.redirect, created: created.created, tags: {} });
    expect((await world.call("PATCH", path, { name: "Toft" })).status).toBe(200); // no difference, no audit entry

    expect(await world.call("DELETE", path)).toMatchObject({ status: 204, body: undefined });
    expect((await world.call("GET", path)).status).toBe(404);
    expect((await world.call("DELETE", path)).status).toBe(404);
    const first = { name: "Toft stores", description: "Four shops", tags: { region: "uk", team: "a" } };
    expect(await audited()).toMatchObject([
      { action: "company.created", before: null, after: first },
      { action: "company.updated", before: first, after: { tags: { region: "uk", tier: "gold" } } },
      { action: "company.updated", after: { description: null } },
      { action: "company.updated", after: { name: "Toft", tags: {} } },
      { action: "company.deleted", before: { name: "Toft", description: null, tags: {} }, after: null },
    ]);
  });

  test("names the person who created it, and no key", async () => {
    const { id } = await create();
    const userId = randomUUID();
    await pool().query("insert into users (id, email, name) values ($1, $2, 'Ada Muster')", [userId, `${userId}@example.com`]);
    await pool().query("update companies set created_by = $2 where id = $1", [id, `user:${userId}`]);
    expect((await world.call("GET", `/companies/${id}`)).body.createdByUserName).toBe("Ada Muster");
  });

  test.each<[unknown, string, RegExp]>([
    [{}, "name", /Give the company's name/],
    [{ name: "  " }, "name", /Give the company's name/],
    [{ name: "a\nb" }, "name", /one line/],
    [{ name: "x".repeat(201) }, "name", /200 characters/],
    [{ name: "a", description: "x".repeat(2_001) }, "description", /2,000 characters/],
    [{ name: "a", tags: ["region:uk"] }, "tags", /./],
    [{ name: "a", tags: { region: 5 } }, "tags.region", /is a text/],
    [{ name: "a", tags: { "a:b": "c" } }, "tags.a:b", /no colon/],
    [{ name: "a", tags: { ["k".repeat(28)]: "c" } }, `tags.${"k".repeat(28)}`, /27 characters/],
    [{ name: "a", tags: { region: " " } }, "tags.region", /leave the tag out/],
    [{ name: "a", tags: { region: "v".repeat(101) } }, "tags.region", /100 characters/],
    [{ name: "a", tags: { region: "uk", " region": "fr" } }, "tags. region", /given twice/],
    [{ name: "a", tags: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`k${n}`, "v"])) }, "tags", /10 tags/],
    [{ name: "a", id: randomUUID() }, "id", /not known/],
  ])("%j is refused, naming the culprit", async (body, itemId, message) => {
    const answer = await world.call("POST", "/companies", body);
    expect(answer.status).toBe(400);
    expect(answer.body.validation.errors).toContainEqual(expect.objectContaining({ itemId, message: expect.stringMatching(message) }));
  });

  test("has ten tags at most, however they came", async () => {
    const ten = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`k${n}`, "v"]));
    const { id } = await create({ tags: ten });
    const eleventh = await world.call("PATCH", `/companies/${id}`, { tags: { k10: "v" } });
    expect(eleventh).toMatchObject({ status: 400, body: { validation: { errors: [{ itemId: "tags", message: /Remove one/ }] } } });
    expect((await world.call("PATCH", `/companies/${id}`, { tags: { k10: "v", k0: null } })).status).toBe(200);
  });

  test("loses no tag when two changes meet", async () => {
    const { id } = await create();
    await Promise.all(["a", "b", "c", "d"].map((key) => world.call("PATCH", `/companies/${id}`, { tags: { [key]: "1" } })));
    expect((await world.call("GET", `/companies/${id}`)).body.tags).toEqual({ a: "1", b: "1", c: "1", d: "1" });
  });
});

describe("an event about a company", () => {
  const publish = (companyId: string) => world.call("POST", "/events", { eventType: "company.created", payload: { n: 1 }, companyId });
  const message = async (id: string) => (await world.call("GET", `/messages/${id}`)).body;

  test("tells receivers of it as Codat does, and keeps that and its tags whatever happens to the company", async () => {
    const company = await create({ description: "Four shops", tags: { region: "uk" } });
    const id = (await publish(company.id)).body.results[0].messageId;
    await world.call("PATCH", `/companies/${company.id}`, { name: "Other", tags: { region: "fr" } });
    const second = (await publish(company.id)).body.results[0].messageId;
    await world.call("DELETE", `/companies/${company.id}`);

    expect(await message(id)).toMatchObject({ companyId: company.id, companyTags: ["region:uk"] });
    expect((await message(id)).payload.payload).toEqual({
      n: 1,
      referenceCompany: {
        id: company.id,
        name: "Toft stores",
        description: "Four shops",
        links: { portal: company.redirect },
        tags: { region: "uk" },
      },
    });
    expect(await message(second)).toMatchObject({
      companyTags: ["region:fr"],
      payload: { payload: { referenceCompany: { name: "Other" } } },
    });
    expect(await publish(company.id)).toMatchObject({ status: 400, body: { validation: { errors: [{ itemId: "companyId" }] } } });
  });

  test("omits a description there is not", async () => {
    const company = await create();
    const id = (await publish(company.id)).body.results[0].messageId;
    expect((await message(id)).payload.payload.referenceCompany).toEqual({
      id: company.id,
      name: "Toft stores",
      links: { portal: company.redirect },
      tags: {},
    });
  });
});

describe("the list", () => {
  const names = async (search: Record<string, string>) => {
    const { status, body } = await world.call("GET", `/companies?${new URLSearchParams(search)}`);
    expect(status).toBe(200);
    return body.results.map(({ name }: { name: string }) => name);
  };

  beforeEach(async () => {
    await create({ name: "alpha", tags: { region: "uk", team: "a" } });
    await create({ name: "Beta 100%", description: "Bakery", tags: { region: "fr" } });
    await create({ name: "gamma" });
    const stranger = await ApiWorld.create();
    await stranger.call("POST", "/companies", { name: "theirs", tags: { region: "uk" } });
  });

  test.each<[Record<string, string>, string[]]>([
    [{}, ["gamma", "Beta 100%", "alpha"]],
    [{ orderBy: "name" }, ["alpha", "Beta 100%", "gamma"]],
    [{ orderBy: "-modified", pageSize: "1" }, ["gamma"]],
    [{ orderBy: "name", pageSize: "2", page: "2" }, ["gamma"]],
    [{ page: "900" }, []],
    [{ query: "name=gamma" }, ["gamma"]],
    [{ query: "name~A", orderBy: "name" }, ["alpha", "Beta 100%", "gamma"]],
    [{ query: 'name~"0%"' }, ["Beta 100%"]],
    [{ query: "name~%m" }, []],
    [{ query: "description=Bakery || name=alpha", orderBy: "name" }, ["alpha", "Beta 100%"]],
    [{ query: "description!=Bakery && name!=alpha" }, ["gamma"]],
    [{ query: `id=${randomUUID()}` }, []],
    [{ tags: "region=uk" }, ["alpha"]],
    [{ tags: "region=uk && team=a || region=fr", orderBy: "name" }, ["alpha", "Beta 100%"]],
    [{ tags: "region!=uk", orderBy: "name" }, ["Beta 100%", "gamma"]],
    [{ tags: "region~R" }, ["Beta 100%"]],
    [{ tags: "region = UK" }, []],
    [{ query: "name~a", tags: "region=fr" }, ["Beta 100%"]],
  ])("%j", async (search, expected) => expect(await names(search)).toEqual(expected));

  test("counts all pages, and says how to go on", async () => {
    const { body } = await world.call("GET", "/companies?pageSize=2");
    expect(body).toMatchObject({ pageNumber: 1, pageSize: 2, totalResults: 3, _links: { next: { href: expect.any(String) } } });
    const next = await world.call("GET", body._links.next.href.replace("/api/v1", ""));
    expect(next.body).toMatchObject({ pageNumber: 2, results: [{ name: "alpha" }] });
  });

  test.each([
    ["query=colour%3Dred", "query.query", /no property "colour" to filter by; use id, name, description/],
    ["query=id%3D5", "query.query", /id: write a uuid/],
    ["tags=region", "query.tags", /property=value or property!=value or property~value/],
    ["orderBy=colour", "query.orderBy", /Order by created, modified, name/],
    ["page=0", "query.page", /Pages count from 1/],
    ["page=1.5", "query.page", /Pages count from 1/],
    ["pageSize=5001", "query.pageSize", /1 to 5,000/],
    ["pageSize=many", "query.pageSize", /1 to 5,000/],
  ])("?%s is refused, with what to write instead", async (search, itemId, message) => {
    const { status, body } = await world.call("GET", `/companies?${search}`);
    expect({ status, itemId: body.validation.errors[0].itemId }).toEqual({ status: 400, itemId });
    expect(body.validation.errors[0].message).toMatch(message);
  });
});

test("a key that may only read lists companies and changes none", async () => {
  const key = await world.addKey(["read"]);
  expect((await call("GET", "/companies", { key })).status).toBe(200);
  expect((await call("POST", "/companies", { key, body: { name: "a" } })).status).toBe(403);
});
