import { describe, expect, it } from "vitest";
import { findEventType } from "@/lib/event-types/catalogue";
import { checkEnvelope } from "@/lib/event-types/check-envelope";
import type { EventType } from "@/lib/event-types/event-type";

function typeNamed(name: string): EventType {
  const type = findEventType(name);
  if (!type) throw new Error(`No event type ${name}`);
  return type;
}

const connected = typeNamed("connection.connected");

/** The type's example with a change made to its payload. */
function envelope(change: (payload: Record<string, Record<string, unknown>>) => void, type = connected) {
  const value = structuredClone(type.examples[0]?.value) as { payload: Record<string, Record<string, unknown>> };
  change(value.payload);
  return value;
}

describe("an envelope that does not fit is told where, and what to do", () => {
  it.each<[string, (payload: Record<string, Record<string, unknown>>) => void, string, string, string]>([
    ["a missing property", ({ connection }) => delete connection?.id, "payload.connection.id", "This property is required.", "required"],
    [
      "an unknown property",
      ({ connection }) => Object.assign(connection ?? {}, { "a/b": 1 }),
      "payload.connection.a/b",
      "This property is not known here.",
      "additionalProperties",
    ],
    [
      "a value that is none of its list",
      ({ connection }) => Object.assign(connection ?? {}, { status: "linked" }),
      "payload.connection.status",
      "Must be one of PendingAuth, Linked, Unlinked, Deauthorized.",
      "enum",
    ],
    [
      "a wrong type",
      ({ connection }) => Object.assign(connection ?? {}, { lastSync: 5 }),
      "payload.connection.lastSync",
      "Must be of type string or null.",
      "type",
    ],
    [
      "an id that is none",
      ({ referenceCompany }) => Object.assign(referenceCompany ?? {}, { id: "42" }),
      "payload.referenceCompany.id",
      "Must be a valid uuid.",
      "format",
    ],
    [
      "a date that is none",
      ({ connection }) => Object.assign(connection ?? {}, { created: "yesterday" }),
      "payload.connection.created",
      "Must be an ISO 8601 date, such as 2026-03-09T14:05:21Z.",
      "pattern",
    ],
    [
      "a tag's key that is too long",
      ({ referenceCompany }) => Object.assign(referenceCompany?.tags ?? {}, { ["k".repeat(28)]: "v" }),
      `payload.referenceCompany.tags.${"k".repeat(28)}`,
      "Property name must be valid.",
      "propertyNames",
    ],
    [
      "something within a list",
      ({ connection }) => Object.assign(connection ?? {}, { dataConnectionErrors: [{}, { statusCode: 403 }] }),
      "payload.connection.dataConnectionErrors.1.statusCode",
      "Must be of type string.",
      "type",
    ],
  ])("%s", (_, change, path, message, keyword) => {
    const finding = checkEnvelope(connected, envelope(change));
    expect({ ...finding, path: finding?.path.join(".") }).toEqual({ path, message, keyword });
  });

  it("another event type", () => {
    expect(checkEnvelope(connected, { ...envelope(() => {}), eventType: "company.created" })).toEqual({
      path: ["eventType"],
      message: "Must be connection.connected.",
      keyword: "const",
    });
  });
});

describe("an envelope fits", () => {
  it("with properties nobody knows yet, nulls where they may be, and a publisher's own id", () => {
    const value = envelope(({ referenceCompany, ...payload }) => {
      Object.assign(referenceCompany ?? {}, { description: null, more: [1] });
      Object.assign(payload, { more: {} });
    });
    expect(checkEnvelope(connected, { ...value, id: "order 4711/é" })).toBeNull();
  });

  it.each([
    ["2026-03-09", true],
    ["2026-03-09T14:05:21", true],
    ["2026-03-09T14:05:21.1234567Z", true],
    ["2026-03-09T14:05+01:00", true],
    ["09.03.2026", false],
    ["2026-03-09 14:05", false],
  ])("with the date %s: %s", (created, fits) => {
    const value = envelope(({ connection }) => Object.assign(connection ?? {}, { created }));
    expect(checkEnvelope(connected, value) === null).toBe(fits);
  });
});

it("keeps a message short, whatever the schema lists", () => {
  const type = { ...connected, schema: { enum: Array.from({ length: 500 }, (_, n) => ({ n })) } };
  expect(checkEnvelope(type, {})?.message.length).toBeLessThanOrEqual(301);
});

it("ends where a schema that refers to itself would go on for too long", () => {
  const schema = { $ref: "#/$defs/list", $defs: { list: { type: "array", items: { $ref: "#/$defs/list" } } } };
  let nested: unknown = [];
  for (let depth = 0; depth < 100_000; depth++) nested = [nested];
  const finding = checkEnvelope({ ...connected, schema }, nested as Record<string, unknown>);
  expect(finding).toEqual({ path: [], message: "Is nested too deeply for its schema.", keyword: "schema" });
});
