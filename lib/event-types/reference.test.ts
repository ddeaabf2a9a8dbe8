import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { eventTypes, isOperational } from "@/lib/event-types/catalogue";
import type { JsonSchema } from "@/lib/event-types/json-schema";
import { referenceNames, referenceWebhook } from "@/lib/testing/reference-schemas";

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(ajv);

function errorsOf(schema: JsonSchema, value: unknown): string[] {
  const validate = ajv.compile(schema);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** Keywords that must say the same in both. */
const EQUAL = ["enum", "format", "minLength", "maxLength", "maxProperties", "propertyNames", "additionalProperties", "deprecated"];
/** Where ours says otherwise, and why. */
const OWN = new Set([
  "/id format", // a publisher's own id need not be a uuid
  "/id minLength",
  "/id maxLength",
  "/generatedDate format", // written by us alone, so always a date-time
]);

const sorted = (value: unknown) => JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));

/** Every difference between two schemas, walked property by property: nothing may be missing, added or of another kind. */
function differences(ours: JsonSchema, theirs: JsonSchema, path = ""): string[] {
  const found: string[] = [];
  const compare = (keyword: string, one: unknown, other: unknown) => {
    if (sorted(one) !== sorted(other) && !OWN.has(`${path} ${keyword}`))
      found.push(`${path} ${keyword}: ${sorted(one)} for ${sorted(other)}`);
  };
  compare("type", [ours.type].flat(), [theirs.type].flat());
  for (const keyword of EQUAL) compare(keyword, ours[keyword], theirs[keyword]);
  if (theirs.pattern) compare("pattern", ours.pattern, theirs.pattern);
  const [own, other] = [ours, theirs].map((schema) => (schema.properties ?? {}) as Record<string, JsonSchema>);
  compare("properties", Object.keys(own ?? {}), Object.keys(other ?? {}));
  for (const [name, property] of Object.entries(other ?? {})) {
    const mine = own?.[name];
    if (mine) found.push(...differences(mine, property, `${path}/${name}`));
  }
  const required = (ours.required ?? []) as string[];
  for (const name of (theirs.required ?? []) as string[]) if (!required.includes(name)) found.push(`${path} required: ${name} is not`);
  if (theirs.items || ours.items)
    found.push(...differences((ours.items ?? {}) as JsonSchema, (theirs.items ?? {}) as JsonSchema, `${path}[]`));
  return found;
}

/** The platform's own; what Postrider itself tells is not the reference's. */
const platformTypes = eventTypes.filter((type) => !isOperational(type));

it("has every event type of the reference", () => {
  const ours = platformTypes.map(({ name }) => name);
  expect(referenceNames.filter((name) => !ours.includes(name))).toEqual([]);
  expect(ours.filter((name) => !referenceNames.includes(name))).toEqual([
    "reports.creditModel.generate.successful",
    "reports.creditModel.generate.unsuccessful",
  ]);
});

const payloadOf = (schema: JsonSchema) => (schema.properties as { payload: JsonSchema }).payload;

/** The same schema, closed: properties it does not name are refused. */
function withoutOthers(schema: JsonSchema): JsonSchema {
  if (!schema.properties) return schema;
  const properties = Object.entries(schema.properties as Record<string, JsonSchema>).map(([name, one]) => [name, withoutOthers(one)]);
  return { ...schema, properties: Object.fromEntries(properties), additionalProperties: false };
}

/** The places of properties that no words describe. */
function silent(at: JsonSchema, path: string): string[] {
  const properties = Object.entries((at.properties ?? {}) as Record<string, JsonSchema>);
  const below = properties.flatMap(([key, property]) => silent(property, `${path}/${key}`));
  const inItems = at.items ? silent(at.items as JsonSchema, `${path}[]`) : [];
  const own = properties.filter(([, property]) => !property.description).map(([key]) => `${path}/${key}`);
  return [...own, ...below, ...inItems];
}

describe.each(platformTypes.map((type) => [type.name, type] as const))("%s", (name, { schema, examples }) => {
  const reference = referenceWebhook(name);

  it("names the same properties with the same types and values as the reference", () => {
    expect(differences(schema, reference.schema)).toEqual([]);
  });

  it("has examples that are valid by its schema and by the reference's", () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(new Set(examples.map((example) => example.name)).size).toBe(examples.length);
    for (const example of examples) {
      expect(errorsOf(schema, example.value), example.name).toEqual([]);
      expect(errorsOf(reference.schema, example.value), example.name).toEqual([]);
      expect(example.value.eventType).toBe(name);
    }
  });

  it("accepts the reference's own examples, and has one for each of its cases", () => {
    for (const [example, value] of Object.entries(reference.examples)) expect(errorsOf(schema, value), example).toEqual([]);
    expect(examples.length).toBeGreaterThanOrEqual(
      // Two of the reference's differ in their message only.
      name === "SyncConnectionDeleted" ? 1 : Object.keys(reference.examples).length,
    );
  });

  it("describes every property in words", () => {
    expect(silent(schema, "")).toEqual([]);
  });
});

describe.each(eventTypes.filter(isOperational).map((type) => [type.name, type] as const))(
  "%s, Postrider's own",
  (name, { schema, examples }) => {
    it("has examples that are valid, and hold nothing the schema does not name", () => {
      const closed = { ...schema, properties: { ...(schema.properties as object), payload: withoutOthers(payloadOf(schema)) } };
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        expect(errorsOf(closed, example.value), example.name).toEqual([]);
        expect(example.value.eventType).toBe(name);
      }
      expect(errorsOf(closed, { ...examples[0]?.value, payload: { ...(examples[0]?.value.payload as object), extra: 1 } })).toHaveLength(1);
    });

    it("describes every property in words", () => expect(silent(schema, "")).toEqual([]));
  },
);

describe("a difference from the reference is seen:", () => {
  const { schema } = eventTypes.find(({ name }) => name === "connection.created") ?? { schema: {} };
  const reference = referenceWebhook("connection.created").schema;
  /** The schema with one change deep inside. */
  const changed = (change: (connection: Record<string, Record<string, unknown>>) => void) => {
    const copy = structuredClone(schema) as { properties: { payload: { properties: { connection: never } } } };
    change(copy.properties.payload.properties.connection);
    return differences(copy as unknown as JsonSchema, reference);
  };
  const property = (name: string) => `/payload/connection/${name}`;

  it.each<[string, (connection: Record<string, Record<string, unknown>>) => void, string]>([
    ["a missing property", ({ properties }) => delete properties?.sourceId, `${property("").slice(0, -1)} properties`],
    ["another property", ({ properties }) => Object.assign(properties ?? {}, { extra: {} }), `${property("").slice(0, -1)} properties`],
    [
      "another type",
      ({ properties }) => Object.assign(properties?.platformName ?? {}, { type: "number" }),
      `${property("platformName")} type`,
    ],
    ["a lost null", ({ properties }) => Object.assign(properties?.lastSync ?? {}, { type: "string" }), `${property("lastSync")} type`],
    ["another value", ({ properties }) => Object.assign(properties?.status ?? {}, { enum: ["Linked"] }), `${property("status")} enum`],
  ])("%s", (_, change, path) => {
    const [difference, ...rest] = changed(change);
    expect(difference).toMatch(new RegExp(`^${path}:`));
    expect(rest).toEqual([]);
  });
});
