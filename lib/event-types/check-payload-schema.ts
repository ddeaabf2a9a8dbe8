import type { ValidationIssue } from "@/lib/errors";
import { DRAFT, type JsonSchema } from "@/lib/event-types/json-schema";
import { LinearPattern } from "@/lib/event-types/linear-pattern";
import { newValidator } from "@/lib/event-types/new-validator";
import { MAX_SCHEMA_LENGTH } from "@/lib/event-types/schema";
import { itemPath } from "@/lib/validation";

type Path = (string | number)[];

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const ONE = "additionalProperties contains contentSchema else if items not propertyNames then unevaluatedItems unevaluatedProperties";
const LIST = "allOf anyOf oneOf prefixItems";
const NAMED = "$defs definitions dependencies dependentSchemas patternProperties properties";
const isOf = (keywords: string) => {
  const set = new Set(keywords.split(" "));
  return (keyword: string) => set.has(keyword);
};
const [isOne, isList, isNamed] = [isOf(ONE), isOf(LIST), isOf(NAMED)];

/** They name places that other schemas refer to, or change how validation works; a payload's schema stands for itself. */
const isForeign = isOf("$anchor $async $dynamicAnchor $dynamicRef $id $vocabulary");

const MAX_PATTERN_LENGTH = 500;
/** Finding equal items compares each with each. */
const MAX_UNIQUE_ITEMS = 1_000;

/** @returns why a pattern is not accepted */
function patternProblem(source: string): string | undefined {
  if (source.length > MAX_PATTERN_LENGTH) return `A pattern may be ${MAX_PATTERN_LENGTH} characters long.`;
  try {
    new LinearPattern(source);
    return undefined;
  } catch (error) {
    return `The pattern can't be used: ${(error as Error).message}.`;
  }
}

function keywordProblem(schema: JsonSchema, keyword: string, value: unknown): string | undefined {
  if (isForeign(keyword)) return `Leave out ${keyword}.`;
  if (keyword === "$schema" && value !== DRAFT) return `Use draft 2020-12: ${DRAFT}.`;
  if (keyword === "$ref" && !/^#\/\$defs\/[^/]+/.test(String(value))) return "References lead to the schema's own $defs: #/$defs/name.";
  if (keyword === "pattern") return patternProblem(String(value));
  if (keyword === "patternProperties") {
    return Object.keys(value as object)
      .map(patternProblem)
      .find((problem) => problem !== undefined);
  }
  if (keyword === "uniqueItems" && value === true && !(Number(schema.maxItems) <= MAX_UNIQUE_ITEMS)) {
    return `Beside uniqueItems, say maxItems: ${MAX_UNIQUE_ITEMS} at most.`;
  }
  return undefined;
}

/** The schemas right below a keyword, each with its place. */
function below(keyword: string, value: unknown): [Path, unknown][] {
  if (isOne(keyword)) return [[[keyword], value]];
  if (isList(keyword)) return (value as unknown[]).map((one, index) => [[keyword, index], one]);
  return isNamed(keyword) ? Object.entries(value as object).map(([name, one]) => [[keyword, name], one]) : [];
}

/** Everything in a schema that is valid, but not for us. */
function problems(schema: unknown, path: Path): ValidationIssue[] {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return [];
  return Object.entries(schema as JsonSchema).flatMap(([keyword, value]) => {
    const message = keywordProblem(schema as JsonSchema, keyword, value);
    const own = message ? [{ itemId: itemPath([...path, keyword]), message, validatorName: keyword }] : [];
    return [...own, ...below(keyword, value).flatMap(([place, one]) => problems(one, [...path, ...place]))];
  });
}

function patternsIn(keyword: string, value: unknown): string[] {
  if (keyword === "pattern") return [String(value)];
  return keyword === "patternProperties" ? Object.keys(value as object) : [];
}

/** The patterns of a saved schema that this version does not accept, which an earlier one did. */
export function unusablePatterns(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => [
    ...patternsIn(keyword, value).filter((pattern) => patternProblem(pattern) !== undefined),
    ...below(keyword, value).flatMap(([, one]) => unusablePatterns(one)),
  ]);
}

/** Where a schema is none, by the draft's own schema of schemas. */
function metaIssue(schema: JsonSchema): ValidationIssue | undefined {
  const { $schema: _, ...rest } = schema;
  const validator = newValidator("linear");
  if (validator.validateSchema(rest)) return undefined;
  const [error] = validator.errors ?? [];
  const place = (error?.instancePath ?? "").split("/").slice(1);
  return {
    itemId: itemPath(["payloadSchema", ...place]),
    message: `This is no JSON Schema: ${error?.message ?? "it does not fit draft 2020-12"}.`,
    validatorName: "json_schema",
  };
}

/**
 * What is wrong with the schema somebody wrote of a payload: it has to be valid by draft 2020-12, be of an object, refer to
 * nothing outside itself, and cost no more time than the payload's length warrants.
 */
export function payloadSchemaIssues(schema: JsonSchema): ValidationIssue[] {
  const issue = (message: string, validatorName: string) => [{ itemId: "payloadSchema", message, validatorName }];
  const { length } = JSON.stringify(schema);
  if (length > MAX_SCHEMA_LENGTH)
    return issue(`The schema has ${length} characters; at most ${MAX_SCHEMA_LENGTH} are accepted.`, "max_size");
  const meta = metaIssue(schema);
  if (meta) return [meta];
  if (schema.type !== "object") return issue('A payload is always an object: begin with "type": "object".', "type");
  return problems(schema, ["payloadSchema"]);
}
