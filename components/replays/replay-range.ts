/** Ranges worth a click. Each ends now. */
export const PRESETS = ["hour", "midnight", "day", "week", "all"] as const;
export type Preset = (typeof PRESETS)[number];

const HOUR_MS = 3_600_000;
const SPANS_MS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS } as const;

/** When a preset begins, to the minute. @param now and @param keptMs (how long messages are kept) in milliseconds */
export function presetSince(preset: Preset, now: number, keptMs: number): Date {
  const minute = new Date(Math.floor(now / 60_000) * 60_000);
  if (preset === "all") return new Date(minute.getTime() - keptMs);
  if (preset === "midnight") return new Date(minute.getFullYear(), minute.getMonth(), minute.getDate());
  return new Date(minute.getTime() - SPANS_MS[preset]);
}

/** What is wrong with a range, before the server is asked; null: nothing. `since` and `until` as datetime-local fields have them. */
export function rangeProblem(since: string, until: string, now: number): "missing" | "order" | "future" | null {
  if (since === "") return "missing";
  if (until !== "" && since >= until) return "order";
  return new Date(since).getTime() >= now ? "future" : null;
}
