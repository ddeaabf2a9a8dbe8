"use client";

import { useMemo, useState } from "react";
import { type CodeLine, plainLines } from "@/components/display/code-line";
import { hexLines } from "@/components/display/hex-lines";
import { jsonLines } from "@/components/display/json-lines";

/** What is to be shown: text, which is laid out where it is JSON, or bytes in base64. */
export interface CodeSource {
  text: string;
  encoding: "utf8" | "base64";
}

function linesOf({ text, encoding }: CodeSource): { lines: CodeLine[]; isJson: boolean } {
  if (encoding === "base64") return { lines: hexLines(text), isJson: false };
  const json = jsonLines(text);
  return { lines: json ?? plainLines(text), isJson: json !== null };
}

/** Lines of code with what the user folded and whether they wrap. */
export function useCode({ text, encoding }: CodeSource) {
  const { lines, isJson } = useMemo(() => linesOf({ text, encoding }), [text, encoding]);
  const [wrap, setWrap] = useState(false);
  const [folding, setFolding] = useState<{ of: CodeLine[]; folded: ReadonlySet<number> }>({ of: lines, folded: new Set() });
  // Other text has other lines: what was folded before says nothing about them.
  const folded = folding.of === lines ? folding.folded : new Set<number>();
  const foldable = useMemo(() => lines.flatMap((line, index) => (line.fold && index > 0 ? [index] : [])), [lines]);

  const fold = (index: number) => {
    const next = new Set(folded);
    if (!next.delete(index)) next.add(index);
    setFolding({ of: lines, folded: next });
  };
  const allFolded = foldable.length > 0 && foldable.every((index) => folded.has(index));
  const foldAll = () => setFolding({ of: lines, folded: new Set(allFolded ? [] : foldable) });
  return { lines, isJson, folded, fold, foldAll, allFolded, canFold: foldable.length > 0, wrap, toggleWrap: () => setWrap(!wrap) };
}
