type Properties = Record<string, unknown> | null;

/** One property that a change set, changed or removed. */
export interface ChangedProperty {
  name: string;
  /** In the reader's language; its name where it has none. */
  label?: string;
  /** As text; null where there was none, or none is left. */
  before: string | null;
  after: string | null;
}

/** Texts stand for themselves, lists of them have a line each (an empty one none), the rest is JSON. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) return JSON.stringify(value);
  return value.length === 0 ? null : value.join("\n");
}

/**
 * What differs between two sets of properties, in their order. Values are compared as text, so that two equal lists are no change.
 */
export function changedProperties(before: Properties, after: Properties): ChangedProperty[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .map((name) => ({ name, before: textOf(before?.[name]), after: textOf(after?.[name]) }))
    .filter((property) => property.before !== property.after);
}

/** Longer than this a value is easier read line by line. */
const SHORT = 240;

/** Whether it is to be shown as a text and what became of it, rather than as two values. */
export function isLong({ before, after }: ChangedProperty): boolean {
  return [before, after].some((text) => text !== null && (text.includes("\n") || text.length > SHORT));
}
