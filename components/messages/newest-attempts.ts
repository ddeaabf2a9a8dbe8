import type { InfiniteData } from "@tanstack/react-query";
import type { AttemptAnswer, DeliveryAnswer } from "@/lib/delivery-log/schema";
import type { CursorPage } from "@/lib/paging";

/** How many attempts there are, as the deliveries count them. */
export function countAttempts(deliveries: readonly DeliveryAnswer[]): number {
  return deliveries.reduce((sum, { attemptCount }) => sum + attemptCount, 0);
}

/** The attempts as they are known, with the newest added. One never changes once it was made, and their ids sort by time. */
export function withNewest<T extends InfiniteData<CursorPage<AttemptAnswer>>>(known: T, newest: readonly AttemptAnswer[]): T {
  const ids = new Set(known.pages.flatMap((page) => page.results.map(({ id }) => id)));
  const added = newest.filter(({ id }) => !ids.has(id));
  const [first, ...others] = known.pages;
  if (!first || added.length === 0) return known;
  const results = [...added, ...first.results].sort((a, b) => (a.id < b.id ? 1 : -1));
  return { ...known, pages: [{ ...first, results }, ...others] };
}
