import type { AppError } from "@/lib/errors";
import { invalid } from "@/lib/validation";

/** How the text of a value becomes a property's value; throws a sentence (an Error) where it can't. */
export type QueryFields = Record<string, (text: string) => unknown>;

/** A property of the list with the value it is asked to have. */
export type Condition<F extends QueryFields> = { [K in keyof F & string]: { field: K; value: ReturnType<F[K]> } }[keyof F & string];

/** More would be a mistake or an attack; each costs the database something. */
const MAX_CONDITIONS = 50;

function refuse(message: string): AppError {
  return invalid([{ itemId: "query.query", message, validatorName: "query" }]);
}

/** Splits on an operator, but not inside double quotes. */
function splitOn(text: string, operator: "&&" | "||"): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (quoted || !text.startsWith(operator, at)) continue;
    parts.push(text.slice(start, at).trim());
    start = at + operator.length;
    at = start - 1;
  }
  if (quoted) throw refuse('A double quote (") is not closed.');
  return [...parts, text.slice(start).trim()];
}

function parseCondition<F extends QueryFields>(text: string, fields: F): Condition<F> {
  const equals = text.indexOf("=");
  const field = text.slice(0, equals).trim();
  if (equals < 1) throw refuse(`Write a condition as property=value${text ? `, not "${text}"` : ""}.`);
  const parse = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (!parse) throw refuse(`There is no property "${field}" to filter by; use ${Object.keys(fields).join(", ")}.`);
  const raw = text.slice(equals + 1).trim();
  const value = /^".*"$/.test(raw) ? raw.slice(1, -1) : raw;
  try {
    return { field, value: parse(value) } as Condition<F>;
  } catch (error) {
    throw refuse(`${field}: ${error instanceof Error ? error.message : "not valid"}`);
  }
}

/**
 * Parses the `query` parameter of a list: `property=value` joined with `&&` and `||`, where `&&` binds tighter, as Codat's.
 * A value that holds an operator stands in double quotes.
 * @param fields the properties that may be asked for
 * @returns groups any of which must hold, each a list of conditions all of which must
 * @throws AppError `validation` on `query.query`
 */
export function parseQuery<F extends QueryFields>(text: string | undefined, fields: F): Condition<F>[][] {
  if (text === undefined || text.trim() === "") return [];
  const groups = splitOn(text, "||").map((group) => splitOn(group, "&&").map((condition) => parseCondition(condition, fields)));
  if (groups.flat().length > MAX_CONDITIONS) throw refuse(`Use at most ${MAX_CONDITIONS} conditions.`);
  return groups;
}

/**
 * Parses the `orderBy` parameter: a property, with `-` in front for descending order.
 * @throws AppError `validation` on `query.orderBy`
 */
export function parseOrder<T extends string>(
  text: string | undefined,
  fields: readonly T[],
): { field: T; descending: boolean } | undefined {
  if (text === undefined) return undefined;
  const descending = text.startsWith("-");
  const field = fields.find((name) => name === (descending ? text.slice(1) : text));
  if (field) return { field, descending };
  const message = `Order by ${fields.join(", ")}, with - in front for descending order.`;
  throw invalid([{ itemId: "query.orderBy", message, validatorName: "order_by" }]);
}

/** Value parsers for `QueryFields`. */
export function queryText(text: string): string {
  return text;
}

export function queryFlag(text: string): boolean {
  if (text !== "true" && text !== "false") throw new Error("write true or false.");
  return text === "true";
}

export function queryUuid(text: string): string {
  if (!/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)) throw new Error("write a uuid.");
  return text;
}
