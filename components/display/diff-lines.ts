import { diffArrays } from "diff";
import { jsonLines } from "@/components/display/json-lines";

export type DiffLine = { kind: "same" | "added" | "removed"; text: string } | { kind: "skipped"; count: number };

/** Lines that stayed the same are shown this far round a change. */
const CONTEXT = 3;

/** JSON laid out as everywhere else; other text line by line. */
function linesOf(text: string | null): string[] {
  if (text === null) return [];
  return (
    jsonLines(text)?.map(({ indent, tokens }) => "  ".repeat(indent) + tokens.map((token) => token.text).join("")) ??
    text.replace(/\n$/, "").split(/\r\n|\n|\r/)
  );
}

/** The lines of a text and what became of them, with unchanged stretches left out. @param before null: there was none, and so for `after` */
export function diffLines(before: string | null, after: string | null): DiffLine[] {
  const changes = diffArrays(linesOf(before), linesOf(after));
  return changes.flatMap(({ added, removed, value }, place): DiffLine[] => {
    if (added || removed) return value.map((text) => ({ kind: added ? "added" : "removed", text }));
    const head = place === 0 ? 0 : CONTEXT;
    const tail = place === changes.length - 1 ? 0 : CONTEXT;
    const same = (lines: string[]): DiffLine[] => lines.map((text) => ({ kind: "same", text }));
    const count = value.length - head - tail;
    if (count <= 1) return same(value);
    return [...same(value.slice(0, head)), { kind: "skipped", count }, ...same(value.slice(value.length - tail))];
  });
}
