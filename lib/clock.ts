/** Where every instant comes from. Statements take it as a parameter, so that a test can live through 28 hours in seconds. */
export interface Clock {
  now(): Date;
}

/**
 * What is added to the monotonic clock to make the database's time, in milliseconds: all processes on one ledger must agree on
 * "due". This machine's own clock counts only until the database was asked, so that setting it moves no lease and no retry.
 * Kept on globalThis, because Next has a copy of this module of its own.
 */
const kept = globalThis as { postriderClockOffset?: number };

export const systemClock: Clock = {
  now: () => new Date(performance.now() + (kept.postriderClockOffset ?? performance.timeOrigin)),
};

/** One round trip may have to wait, to open a connection even, and says little then; the quickest of a few is wrong by half of itself at most. */
const ROUND_TRIPS = 5;

/**
 * Keeps `systemClock` to the database's time. Call it at start and every minute or so.
 * @param readDatabaseTime one round trip that answers the database's current instant
 */
export async function followDatabaseTime(readDatabaseTime: () => Promise<Date>): Promise<void> {
  let quickest = Number.POSITIVE_INFINITY;
  let offset = 0;
  for (let i = 0; i < ROUND_TRIPS; i++) {
    const before = performance.now();
    const databaseTime = (await readDatabaseTime()).getTime();
    const took = performance.now() - before;
    if (took >= quickest) continue;
    quickest = took;
    offset = databaseTime - (before + took / 2);
  }
  kept.postriderClockOffset = offset;
}
