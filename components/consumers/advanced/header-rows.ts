import { type HeaderProblem, headerNameProblem, headerValueProblem } from "@/lib/consumers/headers-schema";

/** A row of the form. A saved header's value is null until another is given: nobody sees it again. */
export interface HeaderRow {
  key: string;
  name: string;
  value: string | null;
  isSaved: boolean;
}

export interface RowProblem {
  at: "name" | "value";
  problem: HeaderProblem;
}

let keys = 0;

export function newRow(name = "", value = ""): HeaderRow {
  keys += 1;
  return { key: `new-${keys}`, name, value, isSaved: false };
}

/** @param names of the headers as saved */
export function savedRows(names: readonly string[]): HeaderRow[] {
  return [...names].sort().map((name) => ({ key: `saved-${name}`, name, value: null, isSaved: true }));
}

const isEmpty = (row: HeaderRow) => !row.isSaved && row.name.trim() === "" && (row.value ?? "").trim() === "";

/** What is wrong with each row, by its key. An empty row is no header, so there is nothing wrong with it. */
export function rowProblems(rows: readonly HeaderRow[]): Map<string, RowProblem> {
  const problems = new Map<string, RowProblem>();
  const seen = new Set<string>();
  for (const row of rows.filter((one) => !isEmpty(one))) {
    const name = row.name.trim();
    const wrongName = headerNameProblem(name) ?? (seen.has(name.toLowerCase()) ? "twice" : undefined);
    const wrongValue = row.value === null ? undefined : headerValueProblem(row.value);
    seen.add(name.toLowerCase());
    if (wrongName) problems.set(row.key, { at: "name", problem: wrongName });
    else if (wrongValue) problems.set(row.key, { at: "value", problem: wrongValue });
  }
  return problems;
}

/**
 * What has to be sent for the rows to become the saved ones.
 * @param names of the headers as saved
 * @returns values to set, null for those to delete; empty when nothing was changed
 */
export function headerChanges(names: readonly string[], rows: readonly HeaderRow[]): Record<string, string | null> {
  const kept = rows.filter((row) => !isEmpty(row));
  const given = new Set(kept.map((row) => row.name.trim().toLowerCase()));
  const gone = names.filter((name) => !given.has(name.toLowerCase()));
  const set = kept.filter((row) => row.value !== null).map((row) => [row.name.trim(), row.value?.trim() ?? ""]);
  return { ...Object.fromEntries(gone.map((name) => [name, null])), ...Object.fromEntries(set) };
}

/**
 * Reads `Name: value` lines, as other tools copy headers.
 * @returns the rows with those added or replaced, and the numbers of lines that have no name and value
 */
export function pasteRows(rows: readonly HeaderRow[], text: string): { rows: HeaderRow[]; unread: number[] } {
  const pasted = [...rows.filter((row) => !isEmpty(row))];
  const unread: number[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const colon = line.indexOf(":");
    const [name, value] = colon < 0 ? ["", ""] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    if (name === "" || /\s/.test(name) || value === "") {
      unread.push(at + 1);
      continue;
    }
    const place = pasted.findIndex((row) => row.name.trim().toLowerCase() === name.toLowerCase());
    const there = pasted[place];
    if (there) pasted[place] = { ...there, value };
    else pasted.push(newRow(name, value));
  }
  return { rows: pasted, unread };
}
