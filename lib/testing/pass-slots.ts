import type { RetrySchedule } from "@/lib/delivery/retry-schedule";

/** Where a delivery's schedule stands. */
export interface PassedSlots {
  /** The slot that comes next; the schedule's length when all are used up. */
  slot: number;
  /** When it is due; null when all are used up. */
  nextAt: Date | null;
}

/**
 * Uses up the slots that fall due while nothing may be attempted (product.md S3): each counts as ended at its due instant, so
 * that the next one follows after its delay, without jitter. Passing up to an instant and later up to another is the same as
 * passing up to the later one at once.
 * @param slot the slot that is next, 0-based, due at `dueAt`
 * @param now slots due at this instant or before are used up
 */
export function passSlots(schedule: Pick<RetrySchedule, "delays">, slot: number, dueAt: Date, now: Date): PassedSlots {
  let next = slot;
  let at = dueAt.getTime();
  while (at <= now.getTime()) {
    next += 1;
    const delay = schedule.delays[next];
    if (delay === undefined) return { slot: Math.max(next, schedule.delays.length), nextAt: null };
    at += delay;
  }
  return { slot: next, nextAt: new Date(at) };
}
