import { describe, expect, it } from "vitest";
import { checkContent } from "@/lib/event-types/check-event-type";
import { payloadSchemaIssues } from "@/lib/event-types/check-payload-schema";
import { DRAFT } from "@/lib/event-types/json-schema";

const of = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const items = (schema: Record<string, unknown>) => payloadSchemaIssues(schema).map(({ itemId }) => itemId);

describe("a payload's schema may", () => {
  it.each<[string, Record<string, unknown>]>([
    ["be open", { type: "object" }],
    ["name its draft", { $schema: DRAFT, type: "object" }],
    ["have properties called like keywords", of({ pattern: { const: "(" }, $id: { type: "string" }, $ref: {}, uniqueItems: {} })],
    ["hold data that looks like keywords", of({ a: { enum: [{ $id: "x", pattern: "(" }], default: { $ref: "y" } } })],
    ["refer to its own definitions", of({ a: { $ref: "#/$defs/a" } }, { $defs: { a: { type: "array", items: { $ref: "#/$defs/a" } } } })],
    ["use patterns", of({ a: { pattern: "^[a-z]+(-[a-z]+)*$" } }, { patternProperties: { "^x-": {} } })],
    ["ask for unique items of few", of({ a: { uniqueItems: true, maxItems: 1_000 } })],
    ["use keywords and formats of its own", of({ a: { "x-unit": "m", format: "money" } })],
  ])("%s", (_, schema) => {
    expect(payloadSchemaIssues(schema)).toEqual([]);
    expect(() => checkContent("order.shipped", { payloadSchema: schema, examples: [{ name: "Empty", payload: {} }] })).not.toThrow();
  });
});

describe("a payload's schema may not", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["be of anything but an object", { type: "array" }, "payloadSchema"],
    ["be no schema", of({ a: { type: "text" } }), "payloadSchema.properties.a.type"],
    ["be of another draft", { ...of({}), $schema: "http://json-schema.org/draft-07/schema#" }, "payloadSchema.$schema"],
    ["have an id", of({ a: { $id: "https://example.com/a" } }), "payloadSchema.properties.a.$id"],
    ["be asynchronous", { ...of({}), $async: true }, "payloadSchema.$async"],
    ["refer elsewhere", of({ a: { $ref: "https://example.com/a" } }), "payloadSchema.properties.a.$ref"],
    ["refer to the whole", of({ a: { anyOf: [{ $ref: "#" }] } }), "payloadSchema.properties.a.anyOf[0].$ref"],
    ["hold a wrong pattern", of({ a: { items: { pattern: "(" } } }), "payloadSchema.properties.a.items.pattern"],
    ["hold a pattern that looks around", of({ a: { not: { pattern: "(?=a)" } } }), "payloadSchema.properties.a.not.pattern"],
    ["hold a long pattern", of({ a: { pattern: "a".repeat(501) } }), "payloadSchema.properties.a.pattern"],
    ["hold a wrong pattern for names", of({}, { patternProperties: { "(": {} } }), "payloadSchema.patternProperties"],
    ["ask for unique items of many", of({ a: { uniqueItems: true } }), "payloadSchema.properties.a.uniqueItems"],
    ["be large", of({ a: { enum: ["x".repeat(70_000)] } }), "payloadSchema"],
  ])("%s", (_, schema, itemId) => {
    expect(items(schema)).toEqual([itemId]);
  });

  it("refer to a definition that is not there", () => {
    const payloadSchema = of({ a: { $ref: "#/$defs/none" } });
    const examples = [{ name: "Empty", payload: {} }];
    expect(() => checkContent("order.shipped", { payloadSchema, examples })).toThrow(/The schema can't be used: can't resolve reference/);
  });

  it("end the process by referring to itself for ever", () => {
    const payloadSchema = of({ a: { $ref: "#/$defs/a" } }, { $defs: { a: { $ref: "#/$defs/a" } } });
    const examples = [{ name: "One", payload: { a: 1 } }];
    expect(() => checkContent("order.shipped", { payloadSchema, examples })).toThrow("The schema can't be used: ");
  });

  it("hold up the process by its patterns", () => {
    const payloadSchema = of({ a: { pattern: "^(a+)+$" }, b: { pattern: "^(b|b)*$" } });
    const examples = [{ name: "One", payload: { a: `${"a".repeat(20_000)}!` } }];
    expect(() => checkContent("order.shipped", { payloadSchema, examples })).toThrow("Must match ^(a+)+$");
    // Two patterns in one schema are told apart.
    expect(() =>
      checkContent("order.shipped", { payloadSchema, examples: [{ name: "Two", payload: { a: "aa", b: "bb" } }] }),
    ).not.toThrow();
  });
});
