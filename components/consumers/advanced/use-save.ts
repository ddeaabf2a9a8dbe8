"use client";

import { useCallback, useState } from "react";
import { type ActionResult, type Refusal, UNREACHABLE } from "@/lib/action-result";

/**
 * One section's saving. Nothing is shown as saved before the server has said so; what it refuses stays as `refusal` until the
 * next try or until it is forgotten.
 */
export function useSave<I, T>(save: (input: I) => Promise<ActionResult<T>>) {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = useCallback(
    async (input: I): Promise<ActionResult<T>> => {
      setPending(true);
      setRefusal(null);
      const answer = await save(input).catch(() => UNREACHABLE);
      setPending(false);
      if (!answer.ok) setRefusal(answer);
      return answer;
    },
    [save],
  );
  return { pending, refusal, run, forget: useCallback(() => setRefusal(null), []) };
}
