/** How much a purge takes at once, and how long it rests after it. */
export interface PurgePace {
  /** Messages of the next step. */
  size: number;
  pauseMs: number;
}

/** Begun with this many, which go in some milliseconds on a small machine. */
export const FIRST_SIZE = 100;
const SMALLEST_SIZE = 20;
const LARGEST_SIZE = 2_000;

/** What a step should take: little enough that an attempt waiting for the same disk or core hardly notices. */
const WANTED_MS = 20;
/** A step rests for as many times its own time, so that purging takes a fifth of one connection's time at most … */
const REST = 4;
/** … and does not run in circles where steps take no time. */
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2_000;

/**
 * The pace after a step: where the database is slow or busy, steps become smaller and rests longer, and the other way round.
 * @param size messages the step was to take
 * @param tookMs how long it took
 */
export function paceAfter(size: number, tookMs: number): PurgePace {
  const factor = Math.min(1.5, Math.max(0.5, WANTED_MS / tookMs));
  return {
    size: Math.round(Math.min(LARGEST_SIZE, Math.max(SMALLEST_SIZE, size * factor))),
    pauseMs: Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, tookMs * REST)),
  };
}
