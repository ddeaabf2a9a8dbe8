import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { KEY_SCOPES } from "@/lib/access/roles";
import { hashKey } from "@/lib/api-keys/generate-key";
import { disconnect, pool } from "@/lib/db";
import { ApiWorld } from "@/lib/testing/api-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { FIRST_CODE } from "@/lib/transformations/schema";
import { closeSharedSandbox } from "@/lib/transformations/shared-sandbox";

let database: TestDatabase;
let world: ApiWorld;
let id: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await closeSharedSandbox();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ApiWorld.create();
  id = (await world.addConsumer()).id;
});

const CANCEL = "function handler(webhook) { webhook.cancel = true; return webhook; }";

const get = () => world.call("GET", `/webhooks/${id}/transformation`);
const put = (body: unknown) => world.call("PUT", `/webhooks/${id}/transformation`, body);
const simulate = (body: unknown) => world.call("POST", `/webhooks/${id}/transformation/simulate`, body);

async function rows(text: string) {
  return (await pool().query(text, [id])).rows;
}
const consumerVersion = async () => (await rows("select version from consumers where id = $1"))[0].version;

describe("saving", () => {
  test("before it, an editor has something to begin with", async () => {
    expect(await get()).toMatchObject({
      status: 200,
      body: { code: FIRST_CODE, enabled: false, version: null, modified: null, modifiedBy: null },
    });
  });

  test("makes versions, each with one of the consumer, and an audit entry", async () => {
    const first = await put({ code: CANCEL, enabled: true });
    expect(first).toMatchObject({ status: 200, body: { code: CANCEL, enabled: true, version: 1, modified: expect.any(String) } });
    expect((await get()).body).toEqual(first.body);
    const second = await put({ code: FIRST_CODE, enabled: false });
    expect(second.body).toMatchObject({ version: 2, enabled: false, code: FIRST_CODE });
    expect(await rows("select version, transformation_version from consumer_versions where consumer_id = $1 order by version")).toEqual([
      { version: 1, transformation_version: null },
      { version: 2, transformation_version: 1 },
      { version: 3, transformation_version: null },
    ]);
    expect(await rows("select code, enabled from transformations where consumer_id = $1 order by version")).toEqual([
      { code: CANCEL, enabled: true },
      { code: FIRST_CODE, enabled: false },
    ]);
    const audit = await rows(
      "select action, before, after from audit_entries where subject = 'consumer:' || $1 and action like '%transformation%' order by id",
    );
    expect(audit).toEqual([
      { action: "consumer.transformation.saved", before: {}, after: { code: CANCEL, enabled: true, version: 1 } },
      {
        action: "consumer.transformation.saved",
        before: { code: CANCEL, enabled: true, version: 1 },
        after: { code: FIRST_CODE, enabled: false, version: 2 },
      },
    ]);
  });

  test("tells who saved the latest version, whoever changed the consumer since and whatever they are called now", async () => {
    const saver = async (name: string) => {
      const key = await world.addKey(KEY_SCOPES);
      await pool().query("update api_keys set name = $2 where hash = $1", [hashKey(key), name]);
      return key;
    };
    const [maud, jo] = [await saver("Maud's key"), await saver("Jo's key")];
    const save = (code: string, key: string) => world.call("PUT", `/webhooks/${id}/transformation`, { code, enabled: true }, { key });
    expect((await save(CANCEL, maud)).body.modifiedBy).toBe("Maud's key");
    await world.call("PATCH", `/webhooks/${id}`, { description: "Changed" }, { key: jo });
    await pool().query("update api_keys set name = 'Renamed' where hash = $1", [hashKey(maud)]);
    expect((await save(CANCEL, jo)).body).toMatchObject({ version: 1, modifiedBy: "Maud's key" });
    expect((await save(FIRST_CODE, jo)).body).toMatchObject({ version: 2, modifiedBy: "Jo's key" });
    expect((await get()).body.modifiedBy).toBe("Jo's key");
    const other = (await world.addConsumer()).id;
    expect((await world.call("GET", `/webhooks/${other}/transformation`)).body.modifiedBy).toBeNull();
  });

  test("what is saved already changes nothing", async () => {
    const first = await put({ code: CANCEL, enabled: true });
    const version = await consumerVersion();
    expect((await put({ code: CANCEL, enabled: true })).body).toEqual(first.body);
    expect(await consumerVersion()).toBe(version);
  });

  test("at the same time by many: versions in a row, none lost", async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => put({ code: `const n = ${n};\nfunction handler(webhook) { return webhook; }`, enabled: true })),
    );
    expect(answers.map(({ body }) => body.version).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("takes 50 KiB, counted as UTF-8, and not a byte more", async () => {
    const code = `${FIRST_CODE}// `.padEnd(51_198, "x");
    expect((await put({ code: `${code}é`, enabled: true })).status).toBe(200);
    expect((await put({ code: `${code}xé`, enabled: true })).body.validation.errors[0].itemId).toBe("code");
  });

  test.each<[string, unknown, string, RegExp]>([
    ["a syntax error", { code: "function handler(webhook) {\n  const = 1;\n}", enabled: true }, "code", /^Line 2, column 9: SyntaxError: /],
    ["a syntax error that is not enabled", { code: "function (", enabled: false }, "code", /^Line 1/],
    ["an error outside the handler", { code: "\nmissing();", enabled: true }, "code", /^Line 2, column 1: ReferenceError/],
    ["no handler", { code: "const a = 1;", enabled: true }, "code", /^There is no function named handler/],
    ["an endless loop outside the handler", { code: "for (;;);", enabled: true }, "code", /more than 50 ms/],
    ["no code", { code: "", enabled: true }, "code", /Write a function/],
    ["nothing of enabled", { code: CANCEL }, "enabled", /./],
    ["unknown properties", { code: CANCEL, enabled: true, version: 3 }, "version", /not known/],
    ["a NUL character", { code: `${CANCEL}\u0000`, enabled: true }, "code", /NUL/],
  ])("refuses %s", async (_, body, itemId, message) => {
    const answer = await put(body);
    expect(answer.status).toBe(400);
    expect(answer.body.validation.errors[0]).toMatchObject({ itemId, message: expect.stringMatching(message) });
    expect((await get()).body.version).toBeNull();
  });
});

describe("trying", () => {
  test("the code given, on an example of the event type, saving nothing", async () => {
    const code = `function handler(webhook) {
      console.log("company", webhook.payload.payload.name);
      webhook.method = "PUT"; webhook.url += "/x"; webhook.payload.extra = 1; return webhook;
    }`;
    const { status, body } = await simulate({ code, eventType: "company.created" });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      output: { method: "PUT", url: "https://example.com/hook/x", cancel: false },
      logs: ["company Harbour Lane Bakery"],
      durationMs: expect.any(Number),
    });
    expect(body.output.payload).toMatchObject({
      id: expect.any(String),
      eventType: "company.created",
      extra: 1,
      payload: { name: "Harbour Lane Bakery" },
    });
    expect(body).not.toHaveProperty("error");
    expect((await get()).body.version).toBeNull();
  });

  test("what is saved, on the envelope given; the beginning, where nothing is saved", async () => {
    const payload = { id: "1", eventType: "company.created", payload: { a: [1] } };
    const asIs = await simulate({ eventType: "company.created", payload });
    expect(asIs.body.output).toEqual({ method: "POST", url: "https://example.com/hook", payload, cancel: false });
    await put({ code: CANCEL, enabled: false });
    expect((await simulate({ eventType: "company.created", payload })).body.output).toMatchObject({ cancel: true, payload });
  });

  test("shows an error with its line, and what was logged before it", async () => {
    const code = 'function handler(webhook) {\n  console.log("here");\n  throw new Error("No");\n}';
    const { status, body } = await simulate({ code, eventType: "company.created" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ error: { message: "Error: No", line: 3, column: 18 }, logs: ["here"] });
    expect(body).not.toHaveProperty("output");
    const syntax = await simulate({ code: "function handler( {", eventType: "company.created" });
    expect(syntax.body.error).toMatchObject({ line: 1, message: expect.stringMatching(/^SyntaxError/) });
  });

  test.each<[string, unknown, string]>([
    ["an unknown event type", { eventType: "company.made" }, "eventType"],
    ["no event type", { code: CANCEL }, "eventType"],
    ["a payload that is no object", { eventType: "company.created", payload: [] }, "payload"],
  ])("refuses %s", async (_, body, itemId) => {
    const answer = await simulate(body);
    expect(answer.status).toBe(400);
    expect(answer.body.validation.errors[0].itemId).toBe(itemId);
  });
});
