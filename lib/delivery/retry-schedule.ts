/** When attempts are made (product.md S2). */
export interface RetrySchedule {
  /** Delay before each attempt in milliseconds, from the end of the one before; the first from acceptance. */
  delays: readonly number[];
  /** Share of a delay that chance may add, 0 to 1. */
  jitter: number;
}

/** The slot that comes next, and when. */
export interface NextSlot {
  slot: number;
  at: Date;
}

/**
 * The slot after the given one, or null when the schedule is used up. Jitter only adds, and is drawn here, once, so that
 * the instant shown is the instant meant.
 * @param slot the slot just used, 0-based
 * @param endedAt end of its attempt
 * @param random 0 to below 1
 */
export function nextSlot(schedule: RetrySchedule, slot: number, endedAt: Date, random: () => number = Math.random): NextSlot | null {
  const delay = schedule.delays[slot + 1];
  if (delay === undefined) return null;
  return { slot: slot + 1, at: new Date(endedAt.getTime() + Math.round(delay * (1 + schedule.jitter * random()))) };
}
