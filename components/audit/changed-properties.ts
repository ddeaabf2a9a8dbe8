type Properties = Record<string, unknown> | null;

/** One property that a change set, changed or removed. */
export interface ChangedProperty {
  name: string;
  /** As JSON; null where there was none, or none is left. */
  before: string | null;
  after: string | null;
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * What differs between the two sides of an audit entry, in the order of their properties. Values are compared as JSON, so that
 * two equal lists are no change.
 */
export function changedProperties(before: Properties, after: Properties): ChangedProperty[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .map((name) => ({ name, before: textOf(before?.[name]), after: textOf(after?.[name]) }))
    .filter((property) => property.before !== property.after);
}
