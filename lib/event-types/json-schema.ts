/** A JSON Schema, draft 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** What `$schema` says of every schema in the catalogue. */
export const DRAFT = "https://json-schema.org/draft/2020-12/schema";

type Keywords = Record<string, unknown>;
type JsonType = "string" | "number" | "integer" | "boolean" | "array" | "object";

function ofType(type: JsonType) {
  return (description: string, more: Keywords = {}): JsonSchema => ({ type, description, ...more });
}

export const text = ofType("string");
export const number = ofType("number");
export const integer = ofType("integer");
export const boolean = ofType("boolean");

export function uuid(description: string): JsonSchema {
  return text(description, { format: "uuid" });
}

export function uri(description: string): JsonSchema {
  return text(description, { format: "uri" });
}

/** An ISO 8601 date, or a date and time with or without a zone. */
export const DATE_PATTERN = "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?$";

/**
 * An ISO 8601 date or date and time. A zone is not asked for: accounting software knows local times without one, so
 * `format: date-time` would refuse values that occur.
 */
export function dateTime(description: string): JsonSchema {
  return text(description, { pattern: DATE_PATTERN });
}

export function list(description: string, items: JsonSchema): JsonSchema {
  return { type: "array", description, items };
}

/** @param required names of properties that must be there; others may be left out, and unknown ones added */
export function object(description: string, properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema {
  return { type: "object", description, properties, ...(required.length > 0 ? { required } : {}) };
}

/** The same, or null. */
export function nullable(schema: JsonSchema): JsonSchema {
  const { enum: values, ...rest } = schema;
  return { ...rest, type: [schema.type, "null"], ...(Array.isArray(values) ? { enum: [...values, null] } : {}) };
}
