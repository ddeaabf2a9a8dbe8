import { createLoader, parseAsStringLiteral } from "nuqs/server";

export const STATS_RANGES = ["6h", "24h", "7d", "30d"] as const;
export type StatsRange = (typeof STATS_RANGES)[number];

const HOUR = 3_600_000;
/** Only totals are shown; short buckets keep the beginning of the range near to what was asked for. */
const SPANS: Record<StatsRange, { ms: number; interval: string }> = {
  "6h": { ms: 6 * HOUR, interval: "PT5M" },
  "24h": { ms: 24 * HOUR, interval: "PT15M" },
  "7d": { ms: 168 * HOUR, interval: "PT1H" },
  "30d": { ms: 720 * HOUR, interval: "PT6H" },
};

export const STATS_RANGE = { range: parseAsStringLiteral(STATS_RANGES).withDefault("24h") };

/** Reads the range on the server, from a page's search parameters. */
export const loadStatsRange = createLoader(STATS_RANGE);

/** What a range asks the API for. @param now in milliseconds */
export function statsQuery(range: StatsRange, now: number): { since: string; until: string; interval: string } {
  const { ms, interval } = SPANS[range];
  return { since: new Date(now - ms).toISOString(), until: new Date(now).toISOString(), interval };
}
