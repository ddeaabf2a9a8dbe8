/** What hovering over a property says. */
export interface WebhookTexts {
  method: string;
  url: string;
  payload: string;
  cancel: string;
}

type Schema = Record<string, unknown>;

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null && !Array.isArray(value);
const comment = (text: unknown) => (typeof text === "string" && text !== "" ? `/** ${text.replaceAll("*/", "* /")} */ ` : "");
/** Deeper is not looked: nobody completes so far, and a schema may contain itself. */
const MAX_DEPTH = 8;

function objectType(schema: Schema, depth: number): string {
  if (!isSchema(schema.properties)) return "Record<string, any>";
  const required = Array.isArray(schema.required) ? schema.required : [];
  const members = Object.entries(schema.properties).map(([name, property]) => {
    const optional = required.includes(name) ? "" : "?";
    return `${comment(isSchema(property) ? property.description : "")}${JSON.stringify(name)}${optional}: ${typeOf(property, depth + 1)};`;
  });
  return `{ ${members.join(" ")} [more: string]: any }`;
}

function namedType(name: unknown, schema: Schema, depth: number): string {
  if (name === "string" || name === "boolean" || name === "null") return name;
  if (name === "number" || name === "integer") return "number";
  if (name === "array") return `Array<${typeOf(schema.items, depth + 1)}>`;
  return name === "object" ? objectType(schema, depth) : "any";
}

/** A JSON Schema as a TypeScript type, as far as completion needs it; `any` for what has no simple one. */
function typeOf(schema: unknown, depth = 0): string {
  if (!isSchema(schema) || depth > MAX_DEPTH) return "any";
  const literals = "const" in schema ? [schema.const] : schema.enum;
  if (Array.isArray(literals)) return literals.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return choices.map((choice) => typeOf(choice, depth + 1)).join(" | ");
  const names = Array.isArray(schema.type) ? schema.type : [schema.type ?? (schema.properties ? "object" : undefined)];
  return names.map((name) => namedType(name, schema, depth)).join(" | ");
}

/** Declarations for a transformation's code: what `webhook` is, and what else the sandbox has. */
export function webhookTypes(schema: unknown, texts: WebhookTexts): string {
  return `interface Webhook {
  ${comment(texts.method)}method: "POST" | "PUT" | "GET" | "DELETE";
  ${comment(texts.url)}url: string;
  ${comment(texts.payload)}payload: ${typeOf(schema)};
  ${comment(texts.cancel)}cancel: boolean;
}
declare const console: { log(...values: unknown[]): void; info(...values: unknown[]): void; warn(...values: unknown[]): void; error(...values: unknown[]): void };
`;
}
