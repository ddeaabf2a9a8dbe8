"use client";

import { useCallback, useState } from "react";
import type { SaveTransformation } from "@/components/consumers/advanced/transformation-summary";
import { useSave } from "@/components/consumers/advanced/use-save";
import { type ActionResult, type Refusal, UNREACHABLE } from "@/lib/action-result";
import type { SimulateTransformationInput, Simulation, TransformationAnswer } from "@/lib/transformations/schema";
import { type ConsoleLine, faultOf, linesOfRun } from "./console-line";

/** Server action. */
export type SimulateTransformation = (input: SimulateTransformationInput & { id: string }) => Promise<ActionResult<Simulation>>;

/** What was tried, as it was then, and what came of it. */
export interface Run {
  input: Record<string, unknown>;
  result: Simulation;
}

/** The code while it is written. Never saved before, it begins as enabled: whoever writes and saves it wants it to be used. */
export function useDraft(id: string, first: TransformationAnswer, save: SaveTransformation) {
  const [saved, setSaved] = useState(first);
  const wasEnabled = saved.version === null || saved.enabled;
  const [code, setCode] = useState(first.code);
  const [enabled, setEnabled] = useState(wasEnabled);
  const { pending, refusal, run, forget } = useSave(save);
  const isChanged = code !== saved.code || enabled !== wasEnabled;
  const store = useCallback(async (): Promise<ActionResult<TransformationAnswer>> => {
    const answer = await run({ id, code, enabled });
    if (answer.ok) setSaved(answer.data);
    return answer;
  }, [run, id, code, enabled]);
  const discard = () => {
    setCode(saved.code);
    setEnabled(wasEnabled);
    forget();
  };
  return { saved, code, setCode, enabled, setEnabled, isChanged, pending, refusal, store, discard };
}

/** Trying the code: the last run and what the console says. */
export function useRuns(id: string, simulate: SimulateTransformation) {
  const [last, setLast] = useState<Run | null>(null);
  const [lines, setLines] = useState<ConsoleLine[]>([]);
  const [markers, setMarkers] = useState<{ line: number; column: number | null; message: string }[]>([]);
  const [pending, setPending] = useState(false);

  const tell = useCallback((fault: { message: string; line: number | null; column: number | null } | null | undefined) => {
    setMarkers(fault?.line ? [{ line: fault.line, column: fault.column, message: fault.message }] : []);
  }, []);
  const run = useCallback(
    async (code: string, eventType: string, input: Record<string, unknown>, refused: (refusal: Refusal) => string) => {
      setPending(true);
      const answer = await simulate({ id, code, eventType, payload: input }).catch(() => UNREACHABLE);
      setPending(false);
      if (!answer.ok) return setLines([{ kind: "error", text: refused(answer), line: null }]);
      setLast({ input, result: answer.data });
      setLines(linesOfRun(answer.data));
      tell(answer.data.error);
    },
    [id, simulate, tell],
  );
  /** Code that can't be loaded is not saved: the console says so and the line is marked. */
  const showRefusal = useCallback(
    (refusal: Refusal, text: string) => {
      const fault = faultOf(refusal);
      setLines([{ kind: "error", text: fault?.message ?? text, line: fault?.line ?? null }]);
      tell(fault);
    },
    [tell],
  );
  return {
    last,
    lines,
    markers,
    pending,
    run,
    showRefusal,
    showError: (text: string) => setLines([{ kind: "error", text, line: null }]),
    clear: () => setLines([]),
    unmark: () => setMarkers([]),
  };
}
