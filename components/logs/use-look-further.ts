"use client";

import { useEffect, useState } from "react";

/** So many loads in a row that find nothing are made without being asked. */
const UNASKED = 3;

interface LookFurtherOptions {
  /** Names the filter: another one is looked for anew. */
  of: string;
  count: number;
  nextCursor: string | null;
  /** The end of the rows is in sight. */
  atEnd: boolean;
  blocked: boolean;
  loadOlder: () => void;
}

/**
 * Loads what is older when the end of the rows comes into sight. One request looks at a bounded part of the log, which may hold no match:
 * it goes on a few times by itself, and then leaves it to the person.
 */
export function useLookFurther({ of, count, nextCursor, atEnd, blocked, loadOlder }: LookFurtherOptions): void {
  const [looked, setLooked] = useState({ of, count, times: 0 });
  const times = looked.of === of && looked.count === count ? looked.times : 0;
  useEffect(() => {
    if (!atEnd || blocked || nextCursor === null || times >= UNASKED) return;
    setLooked({ of, count, times: times + 1 });
    loadOlder();
  }, [of, count, nextCursor, atEnd, blocked, times, loadOlder]);
}
