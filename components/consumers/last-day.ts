const HOUR_MS = 3_600_000;

/** The last 24 whole hours, the present one included, as the activity operation asks for them. `now` in milliseconds. */
export function lastDay(now: number): { since: string; until: string; interval: "PT1H" } {
  const until = Math.floor(now / HOUR_MS) * HOUR_MS + HOUR_MS;
  return { since: new Date(until - 24 * HOUR_MS).toISOString(), until: new Date(until).toISOString(), interval: "PT1H" };
}
