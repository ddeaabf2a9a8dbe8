"use client";

import { useEffect, useState } from "react";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";

/** What an endpoint with these filters would have taken lately (lib/messages/count-selected.ts). */
export interface SelectionCount {
  count: number;
  /** There are more than were counted. */
  capped: boolean;
  byEventType: { eventType: string; count: number }[];
  companies: { matching: number; total: number };
}

/** Server action. */
export type CountSelected = (input: { eventTypes: string[]; companyTags: string[] }) => Promise<ActionResult<SelectionCount>>;

const CHOOSING_PAUSE_MS = 500;

/** Counts what the chosen filters select, once the choice rests. It is advice: nothing waits for it, and a failure is silent. */
export function useSelection(eventTypes: string[], companyTags: string[], count: CountSelected) {
  const [known, setKnown] = useState<SelectionCount | null>(null);
  const wanted = JSON.stringify({ eventTypes, companyTags });
  const [of, setOf] = useState("");
  const nothing = eventTypes.length === 0;
  useEffect(() => {
    if (nothing) return;
    let outdated = false;
    const timer = setTimeout(async () => {
      const answer = await count(JSON.parse(wanted)).catch(() => UNREACHABLE);
      if (outdated) return;
      setKnown(answer.ok ? answer.data : null);
      setOf(wanted);
    }, CHOOSING_PAUSE_MS);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [wanted, nothing, count]);
  return { known: nothing ? null : known, counting: !nothing && of !== wanted };
}
