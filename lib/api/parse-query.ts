import type { AppError } from "@/lib/errors";
import { invalid } from "@/lib/validation";

/** How the text of a value becomes a property's value; throws a sentence (an Error) where it can't. */
export type QueryFields = Record<string, (text: string) => unknown>;

/** How a property is compared. Every list knows `=`; `!=` (another value, or none) and `~` (contains) are for those that say so. */
export const COMPARISONS = ["=", "!=", "~"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A property of the list with the value it is compared with. */
export type Condition<F extends QueryFields, O extends Comparison = "="> = {
  [K in keyof F & string]: { field: K; operator: O; value: ReturnType<F[K]> };
}[keyof F & string];

interface RawCondition<O extends Comparison> {
  field: string;
  operator: O;
  value: string;
}

/** More would be a mistake or an attack; each costs the database something. */
const MAX_CONDITIONS = 50;

function refuse(itemId: string, message: string): AppError {
  return invalid([{ itemId, message, validatorName: "query" }]);
}

/** Splits on an operator, but not inside double quotes. */
function splitOn(text: string, operator: "&&" | "||", itemId: string): string[] {
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
  if (quoted) throw refuse(itemId, 'A double quote (") is not closed.');
  return [...parts, text.slice(start).trim()];
}

function splitCondition<O extends Comparison>(text: string, operators: readonly O[], itemId: string): RawCondition<O> {
  const [, field = "", operator, raw = ""] = /^([^=~!]*)(!=|=|~)(.*)$/s.exec(text) ?? [];
  const known = operators.find((one) => one === operator);
  if (known === undefined || field.trim() === "") {
    const forms = operators.map((one) => `property${one}value`).join(" or ");
    throw refuse(itemId, `Write a condition as ${forms}${text ? `, not "${text}"` : ""}.`);
  }
  const value = raw.trim();
  return { field: field.trim(), operator: known, value: /^".*"$/s.test(value) ? value.slice(1, -1) : value };
}

/**
 * Conditions joined with `&&` and `||`, where `&&` binds tighter, as Codat's query language has it. A value that holds an operator
 * stands in double quotes.
 * @param itemId names the parameter in errors: `query.query`
 * @returns groups any of which must hold, each a list of conditions all of which must
 * @throws AppError `validation` on `itemId`
 */
export function parseConditions<O extends Comparison>(
  text: string | undefined,
  operators: readonly O[],
  itemId: string,
): RawCondition<O>[][] {
  if (text === undefined || text.trim() === "") return [];
  const groups = splitOn(text, "||", itemId).map((group) =>
    splitOn(group, "&&", itemId).map((condition) => splitCondition(condition, operators, itemId)),
  );
  if (groups.flat().length > MAX_CONDITIONS) throw refuse(itemId, `Use at most ${MAX_CONDITIONS} conditions.`);
  return groups;
}

const ITEM = "query.query";

function readCondition<F extends QueryFields, O extends Comparison>(
  { field, operator, value }: RawCondition<O>,
  fields: F,
): Condition<F, O> {
  const parse = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (!parse) throw refuse(ITEM, `There is no property "${field}" to filter by; use ${Object.keys(fields).join(", ")}.`);
  try {
    return { field, operator, value: parse(value) } as Condition<F, O>;
  } catch (error) {
    throw refuse(ITEM, `${field}: ${error instanceof Error ? error.message : "not valid"}`);
  }
}

/**
 * Parses the `query` parameter of a list (`parseConditions`).
 * @param fields the properties that may be asked for
 * @param operators how they may be compared
 * @throws AppError `validation` on `query.query`
 */
export function parseQuery<F extends QueryFields>(text: string | undefined, fields: F): Condition<F>[][];
export function parseQuery<F extends QueryFields, O extends Comparison>(
  text: string | undefined,
  fields: F,
  operators: readonly O[],
): Condition<F, O>[][];
export function parseQuery<F extends QueryFields>(text: string | undefined, fields: F, operators: readonly Comparison[] = ["="]) {
  return parseConditions(text, operators, ITEM).map((group) => group.map((condition) => readCondition(condition, fields)));
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
  return text.toLowerCase();
}
