import type { EventTypeOption } from "../event-type-tree";

/** A heading of the catalogue's list with its event types. */
export interface CatalogueGroup {
  id: string;
  label: string;
  /** All are writes of a data type: too many to be shown before someone asks. */
  isWrites: boolean;
  options: EventTypeOption[];
}

const WRITE = /\.write\.(un)?successful$/;

/** Event types by solution and group in the catalogue's order, those that are deprecated last. */
export function catalogueGroups(options: EventTypeOption[]): CatalogueGroup[] {
  const groups = new Map<string, CatalogueGroup>();
  const inOrder = [...options.filter(({ deprecated }) => !deprecated), ...options.filter(({ deprecated }) => deprecated)];
  for (const option of inOrder) {
    const id = `${option.solution}.${option.group ?? ""}.${option.deprecated}`;
    const label = option.groupLabel === null ? option.solutionLabel : `${option.solutionLabel} · ${option.groupLabel}`;
    const group = groups.get(id) ?? { id, label, isWrites: true, options: [] };
    groups.set(id, { ...group, isWrites: group.isWrites && WRITE.test(option.name), options: [...group.options, option] });
  }
  return [...groups.values()];
}

/** The event type that a deprecated one names; of `{dataType}.write.successful` the first that fits. */
export function replacementOf(options: readonly EventTypeOption[], replacedBy: string): string | null {
  const [before = "", after] = replacedBy.split("{dataType}");
  if (after === undefined) return options.some(({ name }) => name === replacedBy) ? replacedBy : null;
  return options.find(({ name }) => name.startsWith(before) && name.endsWith(after))?.name ?? null;
}
