import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ERROR_MEANINGS } from "@/lib/api/error-response";
import { openApiDocument } from "@/lib/api/openapi";
import { refusalStatuses } from "@/lib/api/openapi-errors";
import { operationId } from "@/lib/api/openapi-operation";
import type { JsonSchema } from "@/lib/api/openapi-schemas";
import { SchemaCollection } from "@/lib/api/openapi-schemas";
import { operations } from "@/lib/api/v1";
import { eventTypes } from "@/lib/event-types/catalogue";
import { call } from "@/lib/testing/api-world";
import { documentValidator } from "@/lib/testing/document-validator";

const document = openApiDocument(operations);
const ajv = documentValidator(document);

const described = operations.map((operation) => {
  const place = `${operation.method} ${operation.path}`;
  return [place, operation, document.paths[operation.path]?.[operation.method.toLowerCase()] as JsonSchema] as const;
});

/** Every value under `example` or `examples`, with the pointer of the schema beside it. */
function* examplesIn(value: unknown, pointer: string): Generator<[string, unknown]> {
  if (typeof value !== "object" || value === null) return;
  const { schema, example, examples } = value as JsonSchema;
  if (schema !== undefined && example !== undefined) yield [`${pointer}/schema`, example];
  if (schema !== undefined && examples !== undefined) {
    for (const one of Object.values(examples as Record<string, { value: unknown }>)) yield [`${pointer}/schema`, one.value];
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === "schema" || key === "schemas") continue;
    yield* examplesIn(inner, `${pointer}/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`);
  }
}

describe("the OpenAPI document", () => {
  test("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  test("holds every operation of the registry, and no other", () => {
    const there = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(there.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test("names each operation once, and says what each heading is about", () => {
    const names = operations.map(operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    for (const { name, description } of document.tags) expect(description, name).toMatch(/\.$/);
  });

  test("refers to nothing that is not there", () => {
    const text = JSON.stringify(document);
    const references = new Set(
      [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)].map(([, kind, name]) => [kind, name] as const),
    );
    for (const [kind, name] of references) expect(document.components[kind ?? ""], `${kind}/${name}`).toHaveProperty(name ?? "");
  });

  test("every example is what its schema describes", () => {
    const examples = [...examplesIn(document, "")];
    expect(examples.length).toBeGreaterThan(operations.length + eventTypes.length);
    for (const [pointer, example] of examples) {
      const validate = ajv.compile({ $ref: `openapi#${pointer}` });
      validate(example);
      expect(validate.errors ?? [], pointer).toEqual([]);
    }
  });

  test("two schemas can't share a name", () => {
    const schemas = new SchemaCollection();
    schemas.add(z.object({ a: z.string() }).meta({ id: "Twice" }), "output");
    expect(() => schemas.add(z.object({ b: z.string() }).meta({ id: "Twice" }), "output")).toThrow(/called Twice/);
  });

  test("describes every event type as a webhook with its envelope, its headers and an example", () => {
    const names = eventTypes.filter(({ archived }) => !archived).map(({ name }) => name);
    expect(Object.keys(document.webhooks)).toEqual(names);
    for (const name of names) {
      const { post } = document.webhooks[name] as { post: JsonSchema };
      const content = (post.requestBody as { content: Record<string, JsonSchema> }).content["application/json"];
      expect(content?.schema, name).toMatchObject({ required: expect.arrayContaining(["id", "eventType", "generatedDate", "payload"]) });
      expect(Object.keys(content?.examples as object).length, name).toBeGreaterThan(0);
      expect(String(post.description).length, name).toBeGreaterThan(20);
      expect(post.parameters).toHaveLength(3);
    }
  });
});

describe.each(described)("%s", (_, operation, described) => {
  test("is described: in words, its parameters, its success and all its refusals", () => {
    expect(described.description).toMatch(/\.\n\n(Needs an API key with the scope `|Only for people )/);
    const parameters = (described.parameters ?? []) as { name?: string; in?: string }[];
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((one) => one.in === "path").map((one) => one.name)).toEqual(inPath);
    const statuses = [operation.success.status, ...(operation.success.otherStatuses ?? []), ...refusalStatuses(operation)];
    expect(Object.keys(described.responses as object).map(Number)).toEqual(statuses.sort((a, b) => a - b));
    for (const code of operation.errors) expect(statuses).toContain(ERROR_MEANINGS[code].status);
  });
});

describe("GET /openapi.json", () => {
  test("answers anyone, from memory, and 304 who has it already", async () => {
    const first = await call("GET", "/openapi.json");
    expect(first.status).toBe(200);
    expect(first.body).toEqual(JSON.parse(JSON.stringify(document)));
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await call("GET", "/openapi.json", { headers: { "if-none-match": known } });
      expect(again).toMatchObject({ status: 304, text: "" });
      expect(again.headers.get("etag")).toBe(etag);
    }
    expect((await call("GET", "/openapi.json", { headers: { "if-none-match": '"other"' } })).status).toBe(200);
    expect(await call("HEAD", "/openapi.json")).toMatchObject({ status: 200, text: "" });
  });
});
