import type { ErrorObject, ValidateFunction } from "ajv";
import type { EventType } from "@/lib/event-types/event-type";
import { DATE_PATTERN } from "@/lib/event-types/json-schema";
import { newValidator } from "@/lib/event-types/new-validator";

/** Where an envelope does not fit its schema, and how. */
export interface SchemaFinding {
  /** From the envelope: `["payload", "referenceCompany", "id"]`. */
  path: PropertyKey[];
  message: string;
  /** The schema's keyword that says so. */
  keyword: string;
}

const MAX_MESSAGE_LENGTH = 300;

/** Compiled on first use: most processes meet few of the types. */
const validators = new WeakMap<EventType, ValidateFunction>();
const ownSchemas = newValidator("native");
const operatorSchemas = newValidator("linear");

function validatorOf(type: EventType): ValidateFunction {
  const known = validators.get(type);
  if (known) return known;
  const validator = type.solution === "custom" ? operatorSchemas : ownSchemas;
  const compiled = validator.compile(type.schema);
  // The validator would keep every schema it ever compiled, those of operators' types that were changed since too.
  validator.removeSchema(type.schema);
  validators.set(type, compiled);
  return compiled;
}

/** A JSON pointer as a path; steps into arrays are numbers. */
function pathOf(pointer: string, root: unknown): PropertyKey[] {
  let at = root;
  return pointer
    .split("/")
    .slice(1)
    .map((step) => {
      const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
      const place = Array.isArray(at) ? Number(key) : key;
      at = (at as Record<PropertyKey, unknown>)[place];
      return place;
    });
}

const listed = (values: unknown[]) => values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(", ");

/** What the finding says, in words that tell what to do; Ajv's own where they do already. */
function messageOf({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case "required":
      return "This property is required.";
    case "additionalProperties":
    case "unevaluatedProperties":
      return "This property is not known here.";
    case "enum":
      return `Must be one of ${listed(params.allowedValues)}.`;
    case "const":
      return `Must be ${listed([params.allowedValue])}.`;
    case "type":
      return `Must be of type ${[params.type].flat().join(" or ")}.`;
    case "pattern":
      return params.pattern === DATE_PATTERN ? "Must be an ISO 8601 date, such as 2026-03-09T14:05:21Z." : `Must match ${params.pattern}.`;
    case "format":
      return `Must be a valid ${params.format}.`;
    default:
      return `${(message ?? "does not fit the schema").replace(/^./, (first) => first.toUpperCase())}.`;
  }
}

/** Some findings are of an object and name one of its properties. */
function propertyOf({ keyword, params }: ErrorObject): string[] {
  if (keyword === "required") return [params.missingProperty];
  if (keyword === "additionalProperties") return [params.additionalProperty];
  if (keyword === "unevaluatedProperties") return [params.unevaluatedProperty];
  return keyword === "propertyNames" ? [params.propertyName] : [];
}

/**
 * Holds an envelope against its event type's schema. The first thing that does not fit ends the search.
 * @param envelope as it is sent, parsed
 * @returns null where it fits
 */
export function checkEnvelope(type: EventType, envelope: Record<string, unknown>): SchemaFinding | null {
  const validate = validatorOf(type);
  try {
    if (validate(envelope)) return null;
  } catch {
    // A schema that refers to itself may go deeper than the stack.
    return { path: [], message: "Is nested too deeply for its schema.", keyword: "schema" };
  }
  // Of several, which `anyOf` and the like give, the last is the one that holds them together.
  const error = validate.errors?.at(-1);
  if (!error) return { path: [], message: "Does not fit the schema.", keyword: "schema" };
  const message = messageOf(error);
  return {
    path: [...pathOf(error.instancePath, envelope), ...propertyOf(error)],
    message: message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message,
    keyword: error.keyword,
  };
}
