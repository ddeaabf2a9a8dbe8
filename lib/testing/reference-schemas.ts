import type { JsonSchema } from "@/lib/event-types/json-schema";
import reference from "@/lib/testing/reference.fixture.json";

// For tests: the reference's schemas (OpenAPI 3.0 in spirit: `nullable`, also beside `$ref`) as JSON Schema 2020-12 without references.

interface ReferenceWebhook {
  schema: JsonSchema;
  examples: Record<string, Record<string, unknown>>;
}

/** Formats that say how a number or a text is meant, and that no validator checks. */
const UNCHECKED_FORMATS = ["decimal", "ISO4217"];

function resolve(pointer: string): JsonSchema {
  const steps = pointer
    .slice(2)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], reference);
  if (!found) throw new Error(`The reference has nothing at ${pointer}`);
  return found as JsonSchema;
}

/** `allOf` of objects as one object, so that property sets can be compared. */
function merged({ allOf, ...rest }: JsonSchema): JsonSchema {
  if (!Array.isArray(allOf)) return rest;
  return { ...rest, properties: Object.assign({}, ...allOf.map((part: JsonSchema) => convert(part).properties)) };
}

/** @param schema of the reference; @returns the same in draft 2020-12, with all references resolved */
export function convert(schema: JsonSchema): JsonSchema {
  if (typeof schema.$ref === "string") {
    const { $ref, ...beside } = schema;
    return convert({ ...resolve($ref), ...beside });
  }
  const { nullable, definitions: _, examples: __, format, properties, items, ...rest } = merged(schema);
  const converted: Record<string, unknown> = { ...rest };
  if (format && !UNCHECKED_FORMATS.includes(format as string)) converted.format = format;
  if (properties) {
    converted.properties = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, convert(one as JsonSchema)]));
  }
  if (items) converted.items = convert(items as JsonSchema);
  if (nullable) {
    converted.type = [rest.type, "null"];
    if (Array.isArray(rest.enum)) converted.enum = [...rest.enum, null];
  }
  return converted;
}

type Post = {
  post: { requestBody: { content: { "application/json": { schema: JsonSchema; examples?: Record<string, { value: unknown }> } } } };
};
const webhooks = reference.webhooks as unknown as Record<string, Post>;

/** Credit models are not in the reference; they are reported as the other reports are. */
function referenceName(eventType: string): string {
  return eventType.replace("reports.creditModel", "reports.categorizedBankStatement");
}

/** What the reference says of an event type, flat objects as the payload of an envelope (product.md, part 3). */
export function referenceWebhook(eventType: string): ReferenceWebhook {
  const content = webhooks[referenceName(eventType)]?.post.requestBody.content["application/json"];
  if (!content) throw new Error(`The reference has no ${eventType}`);
  const schema = convert(content.schema);
  if ("payload" in (schema.properties as object)) {
    const examples = Object.entries(content.examples ?? {}).map(([name, { value }]) => {
      // It spells `eventType` as `type` in some of its examples, and has none of credit models.
      const { type: _, ...rest } = value as Record<string, unknown>;
      return [name, { ...rest, eventType }];
    });
    return { schema, examples: Object.fromEntries(examples) };
  }
  const payloads = (resolve(content.schema.$ref as string).examples ?? []) as Record<string, unknown>[];
  const head = { id: "743ec94a-8aa4-44bb-8bd4-e1855ee0e74b", eventType, generatedDate: "2022-10-23T00:00:00.000Z" };
  const envelope = {
    id: { type: "string", format: "uuid" },
    eventType: { type: "string" },
    generatedDate: { type: "string" },
    payload: schema,
  };
  const examples = Object.fromEntries(payloads.map((payload, index) => [`${index + 1}`, { ...head, payload }]));
  return { schema: { type: "object", properties: envelope }, examples };
}

/** The names the reference has. */
export const referenceNames: readonly string[] = Object.keys(webhooks);
