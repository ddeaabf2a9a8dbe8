import type { EventTypeSummary } from "@/lib/event-types/schema";

/** An event type as someone may choose it, with its words in the reader's language. */
export interface EventTypeOption extends EventTypeSummary {
  solutionLabel: string;
  groupLabel: string | null;
  description: string;
}

/** A row of the write matrix: a data type and its two event types, null where one is not shown. */
export interface MatrixRow {
  dataType: string;
  successful: string | null;
  unsuccessful: string | null;
}

/** A solution, or a group within one. */
export interface Branch {
  id: string;
  label: string;
  deprecated: boolean;
  /** Every event type below it. */
  names: string[];
  branches: Branch[];
  /** Event types shown one a line. */
  leaves: EventTypeOption[];
  /** Event types shown as data type by outcome. */
  matrix: MatrixRow[];
}

const WRITE = /^(.+)\.write\.(successful|unsuccessful)$/;

function groupBy<K>(options: EventTypeOption[], key: (option: EventTypeOption) => K): Map<K, EventTypeOption[]> {
  const groups = new Map<K, EventTypeOption[]>();
  for (const option of options) groups.set(key(option), [...(groups.get(key(option)) ?? []), option]);
  return groups;
}

function matrixOf(options: EventTypeOption[]): MatrixRow[] {
  const rows = new Map<string, MatrixRow>();
  for (const { name } of options) {
    const [, dataType = "", outcome] = WRITE.exec(name) ?? [];
    const row = rows.get(dataType) ?? { dataType, successful: null, unsuccessful: null };
    rows.set(dataType, { ...row, [outcome as "successful" | "unsuccessful"]: name });
  }
  return [...rows.values()].sort((a, b) => a.dataType.localeCompare(b.dataType));
}

function branchOf(id: string, label: string, options: EventTypeOption[]): Branch {
  const writes = options.every((option) => WRITE.test(option.name));
  return {
    id,
    label,
    deprecated: options.every((option) => option.deprecated),
    names: options.map((option) => option.name),
    branches: [],
    leaves: writes ? [] : options,
    matrix: writes ? matrixOf(options) : [],
  };
}

/** Event types by solution and group, in the catalogue's order; a group of writes becomes a matrix. */
export function eventTypeTree(options: EventTypeOption[]): Branch[] {
  return [...groupBy(options, (option) => option.solution)].map(([solution, members]) => {
    const ungrouped = members.filter((option) => option.group === null);
    const grouped = groupBy(
      members.filter((option) => option.group !== null),
      (option) => option.group,
    );
    const branches = [...grouped].map(([group, inGroup]) =>
      branchOf(`${solution}.${group}`, inGroup[0]?.groupLabel ?? String(group), inGroup),
    );
    const branch = branchOf(solution, members[0]?.solutionLabel ?? solution, ungrouped);
    return { ...branch, branches, names: members.map((option) => option.name), deprecated: members.every((option) => option.deprecated) };
  });
}

/** Options that every word typed is found in: in the name, the description or the labels, in any case. */
export function searchEventTypes(options: EventTypeOption[], search: string): EventTypeOption[] {
  const words = search.trim().toLowerCase().split(/\s+/);
  return options.filter((option) => {
    const text = [option.name, option.description, option.solutionLabel, option.groupLabel].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Whether all, some (`mixed`) or none of the names are chosen. */
export function checkStateOf(names: readonly string[], chosen: ReadonlySet<string>): boolean | "mixed" {
  const count = names.filter((name) => chosen.has(name)).length;
  return count === 0 ? false : count === names.length ? true : "mixed";
}

/** The choice after names were checked or unchecked, in the catalogue's order. */
export function withChecked(options: EventTypeOption[], chosen: ReadonlySet<string>, names: readonly string[], checked: boolean): string[] {
  const touched = new Set(names);
  return options.map((option) => option.name).filter((name) => (touched.has(name) ? checked : chosen.has(name)));
}
