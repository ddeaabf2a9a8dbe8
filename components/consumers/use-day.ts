"use client";

import { useFormatter } from "next-intl";

/** Older than this a day without its year could be taken for another. */
const HALF_A_YEAR_MS = 183 * 86_400_000;

/** Writes a day: "7 Nov", with its year once it is long ago. @returns a function of the instant (ISO 8601) and now (milliseconds) */
export function useDay(): (at: string, now: number) => string {
  const format = useFormatter();
  return (at, now) => format.dateTime(new Date(at), now - Date.parse(at) < HALF_A_YEAR_MS ? "day" : "date");
}
