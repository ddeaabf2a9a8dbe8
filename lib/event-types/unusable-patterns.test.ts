import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { checkEnvelope } from "@/lib/event-types/check-envelope";
import { findOwnEventType, loadEventTypes } from "@/lib/event-types/own-event-types";
import { log } from "@/lib/log";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

test("a saved pattern that can't be used any more is named in the log once, and publishing goes on without it", async () => {
  const name = "order.shipped";
  const schema = { type: "object", properties: { a: { pattern: "(?=a)" }, b: { pattern: "^b$" } }, patternProperties: { "\\1": {} } };
  const insert = "insert into event_types (name, payload_schema, examples, created_by, modified_by) values ($1, $2, '[]', 'x', 'x')";
  await pool().query(insert, [name, schema]);
  const warn = vi.spyOn(log(), "warn");
  await loadEventTypes();
  await loadEventTypes();
  const warnings = ["(?=a)", "\\1"].map((pattern) => [{ eventType: name, pattern }, "event_types.pattern_not_checked"]);
  expect(warn.mock.calls).toEqual(warnings);
  const type = findOwnEventType(name);
  if (!type) throw new Error("It was not read.");
  const check = (payload: object) =>
    checkEnvelope(type, { id: "1", eventType: name, generatedDate: "2026-01-01T00:00:00.000Z", payload })?.path;
  expect(check({ a: "x", b: "b" })).toBeUndefined();
  expect(check({ a: "x", b: "x" })).toEqual(["payload", "b"]);
});
