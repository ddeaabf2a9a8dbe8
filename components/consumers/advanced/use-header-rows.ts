"use client";

import { useState } from "react";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action-result";
import type { ConsumerHeadersAnswer } from "@/lib/consumers/headers-schema";
import { type HeaderRow, headerChanges, newRow, pasteRows, rowProblems, savedRows } from "./header-rows";
import { useSave } from "./use-save";

/** Server action: values to set, null for those to delete. */
export type ChangeHeaders = (input: { id: string; headers: Record<string, string | null> }) => Promise<ActionResult<ConsumerHeadersAnswer>>;

/** The rows of custom headers while they are edited. */
export function useHeaderRows(id: string, first: ConsumerHeadersAnswer, change: ChangeHeaders, savedText: string) {
  const [names, setNames] = useState(() => Object.keys(first.headers));
  const [rows, setRows] = useState(() => savedRows(names));
  /** Rows whose fields were left, or that someone tried to save: what is wrong with them is shown. */
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const { pending, refusal, run, forget } = useSave(change);
  const problems = rowProblems(rows);
  const changes = headerChanges(names, rows);

  const reset = (to: readonly string[]) => {
    setNames([...to]);
    setRows(savedRows(to));
    setShown(new Set());
  };
  const save = async (): Promise<HeaderRow | null> => {
    setShown(new Set(rows.map(({ key }) => key)));
    const wrong = rows.find(({ key }) => problems.has(key));
    if (wrong) return wrong;
    const answer = await run({ id, headers: changes });
    if (answer.ok) {
      reset(Object.keys(answer.data.headers));
      toast.success(savedText);
    }
    return null;
  };
  return {
    rows,
    pending,
    refusal,
    isChanged: Object.keys(changes).length > 0 || problems.size > 0,
    problemOf: (key: string) => (shown.has(key) ? problems.get(key) : undefined),
    show: (key: string) => setShown((before) => new Set(before).add(key)),
    edit: (key: string, edit: Partial<Pick<HeaderRow, "name" | "value">>) =>
      setRows((before) => before.map((row) => (row.key === key ? { ...row, ...edit } : row))),
    remove: (key: string) => setRows((before) => before.filter((row) => row.key !== key)),
    add: () => setRows((before) => [...before, newRow()]),
    paste: (text: string) => {
      const pasted = pasteRows(rows, text);
      setRows(pasted.rows);
      setShown(new Set(pasted.rows.map(({ key }) => key)));
      return pasted.unread;
    },
    save,
    discard: () => {
      forget();
      reset(names);
    },
  };
}
