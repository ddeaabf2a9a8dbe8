"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useCallback, useRef } from "react";

/**
 * Which attempt is open, kept in the URL. Opening one adds to the history, so that Back closes it; going from one to the next does not,
 * so that Back never walks through them.
 */
export function useAttemptInUrl() {
  const [attemptId, setAttemptId] = useQueryState("attempt", parseAsString);
  const openedHere = useRef(false);

  const open = useCallback(
    (id: string) => {
      openedHere.current = true;
      void setAttemptId(id, { history: "push" });
    },
    [setAttemptId],
  );
  const move = useCallback((id: string) => void setAttemptId(id, { history: "replace" }), [setAttemptId]);
  const close = useCallback(() => {
    if (openedHere.current) window.history.back();
    else void setAttemptId(null, { history: "replace" });
    openedHere.current = false;
  }, [setAttemptId]);
  return { attemptId, open, move, close };
}
