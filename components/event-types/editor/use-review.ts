"use client";

import { useEffect, useState } from "react";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";
import type { CreateEventTypeInput, EventTypeReview, ReviewEventTypeInput } from "@/lib/event-types/schema";

/** Server action. */
export type ReviewEventType = (input: ReviewEventTypeInput) => Promise<ActionResult<EventTypeReview>>;

/** Long enough that typing does not ask at every key. */
const PAUSE_MS = 400;

/**
 * What the server thinks of an event type while it is written. The last answer stands until the next one.
 * @param input null while there is nothing to ask about
 * @param isKnown whether messages of it may have been accepted
 */
export function useReview(input: CreateEventTypeInput | null, isKnown: boolean, review: ReviewEventType): EventTypeReview | null {
  const [answer, setAnswer] = useState<EventTypeReview | null>(null);
  const key = input && JSON.stringify({ name: input.name, isKnown, payloadSchema: input.payloadSchema, examples: input.examples });
  useEffect(() => {
    if (key === null) return;
    let over = false;
    const timer = setTimeout(() => {
      review(JSON.parse(key) as ReviewEventTypeInput)
        // Where the server can't be reached, saving will say so.
        .catch(() => UNREACHABLE)
        .then((result) => {
          if (!over && result.ok) setAnswer(result.data);
        });
    }, PAUSE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [key, review]);
  return answer;
}
