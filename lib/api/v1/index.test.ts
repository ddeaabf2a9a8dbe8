import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ERROR_MEANINGS } from "@/lib/api/error-response";
import { isRawBody } from "@/lib/api/operation";
import { operations } from "@/lib/api/v1";

const table = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

/** A schema with a name describes itself under it. */
function rootOf(schema: z.core.JSONSchema.JSONSchema): z.core.JSONSchema.JSONSchema {
  const name = schema.$ref?.replace("#/$defs/", "");
  return name === undefined ? schema : (schema.$defs?.[name] ?? {});
}

test("every operation of the registry has a place of its own", () => {
  expect(new Set(table.map(([place]) => place)).size).toBe(table.length);
});

describe.each(table)("%s", (_, { path, summary, request, success, errors }) => {
  test("names in its path what its parameters are", () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = request.params ? Object.keys(z.toJSONSchema(request.params).properties ?? {}) : [];
    expect(described).toEqual(inPath);
  });

  test("can be described: summary, answer, and schemas as JSON Schema", () => {
    expect(summary).toMatch(/^[A-Z].+[^.]$/);
    expect(success.schema === undefined).toBe(success.status === 204);
    expect(errors.filter((code) => !(code in ERROR_MEANINGS))).toEqual([]);
    const { params, query, body } = request;
    const inputs = [params, query, body && isRawBody(body) ? body.schema : body].filter((schema) => schema !== undefined);
    for (const schema of inputs) expect(z.toJSONSchema(schema, { io: "input" })).toHaveProperty("$schema");
    if (success.schema) expect(rootOf(z.toJSONSchema(success.schema)).type).toBeOneOf(["object", "array"]);
  });
});
