import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { eventTypes } from "@/lib/event-types/catalogue";
import { eventTypeAnswer, eventTypeList } from "@/lib/event-types/schema";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let world: ApiWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await ApiWorld.create();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("GET /eventTypes", () => {
  it("lists every type with its schema and examples, as documented", async () => {
    const { status, body } = await world.call("GET", "/eventTypes");
    expect(status).toBe(200);
    expect(eventTypeList.parse(body)).toEqual(body);
    expect(body.results.map(({ name }: { name: string }) => name)).toEqual(eventTypes.map(({ name }) => name));
  });
});

describe("GET /eventTypes/{name}", () => {
  it("answers one, as documented", async () => {
    const { status, body } = await world.call("GET", "/eventTypes/connection.disconnected");
    expect(status).toBe(200);
    expect(eventTypeAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      name: "connection.disconnected",
      aliases: [],
      solution: "platform",
      group: "connection",
      deprecated: false,
      replacedBy: null,
      archived: false,
      schema: { properties: { payload: { required: ["referenceCompany", "connection"] } } },
      examples: [
        { name: "Unlinked", value: { eventType: "connection.disconnected" } },
        { name: "De-authorised", value: { payload: { connection: { status: "Deauthorized" } } } },
      ],
    });
  });

  it("understands an alias, and answers with the canonical name", async () => {
    const { body } = await world.call("GET", "/eventTypes/report.categorizedBankStatement.generate.successful");
    expect(body.name).toBe("reports.categorizedBankStatement.generate.successful");
  });

  it("speaks French when it is asked to, else English", async () => {
    const description = async (language?: string) => {
      const headers: Record<string, string> = language === undefined ? {} : { "accept-language": language };
      return (await world.call("GET", "/eventTypes/company.created", undefined, { headers })).body.description;
    };
    expect(await description()).toBe("A company was added to your account.");
    expect(await description("de")).toBe("A company was added to your account.");
    expect(await description("fr-CA,en;q=0.5")).toBe("Une société a été ajoutée à votre compte.");
  });

  it.each(["company.renamed", "Company.Created", "constructor", "%2e%2e"])("%s is not found", async (name) => {
    expect((await world.call("GET", `/eventTypes/${name}`)).status).toBe(404);
  });
});
