/** Where every instant comes from. Statements take it as a parameter, so that a test can live through 28 hours in seconds. */
export interface Clock {
  now(): Date;
}

/** How far this machine's clock is behind the database's, in milliseconds; all processes on one ledger must agree on "due". */
let offsetMs = 0;

export const systemClock: Clock = {
  now: () => new Date(Date.now() + offsetMs),
};

/**
 * Keeps `systemClock` to the database's time. Call it at start and every minute or so.
 * @param readDatabaseTime one round trip that answers the database's current instant
 */
export async function followDatabaseTime(readDatabaseTime: () => Promise<Date>): Promise<void> {
  const before = Date.now();
  const databaseTime = (await readDatabaseTime()).getTime();
  const middle = (before + Date.now()) / 2;
  offsetMs = Math.round(databaseTime - middle);
}
