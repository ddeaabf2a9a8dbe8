"use client";

import { useEffect, useState } from "react";
import type { ReplayActions, ReplayRequest } from "@/components/replays/replay-actions";
import { UNREACHABLE, type ValidationIssue } from "@/lib/action-result";
import type { ReplayEstimate } from "@/lib/replay/schema";

const TYPING_PAUSE_MS = 300;

interface Known {
  of: string;
  estimate: ReplayEstimate | null;
  error: string | null;
  issues: ValidationIssue[];
}

/**
 * Counts what a replay would send, again each time that the request has changed and rests for a moment. The count before stays
 * until the next has come, so that nothing jumps.
 * @param request null while the form can't be asked about
 */
export function useReplayEstimate(request: Omit<ReplayRequest, "pace"> | null, estimate: ReplayActions["estimate"]) {
  const [known, setKnown] = useState<Known>({ of: "", estimate: null, error: null, issues: [] });
  const wanted = request === null ? "" : JSON.stringify(request);
  useEffect(() => {
    if (wanted === "") return;
    let outdated = false;
    const timer = setTimeout(async () => {
      const answer = await estimate(JSON.parse(wanted)).catch(() => UNREACHABLE);
      if (outdated) return;
      if (answer.ok) setKnown({ of: wanted, estimate: answer.data, error: null, issues: [] });
      else setKnown({ of: wanted, estimate: null, error: answer.error, issues: answer.issues });
    }, TYPING_PAUSE_MS);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [wanted, estimate]);
  const current = known.of === wanted;
  return {
    estimate: known.estimate,
    counting: wanted !== "" && !current,
    error: current ? known.error : null,
    issues: current ? known.issues : [],
  };
}
