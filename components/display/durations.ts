"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";

const NO_BREAK = "\u00a0";

/** Milliseconds as a person reads them: `84 ms`, `1.04 s`, `15.0 s`, `2 min 5 s`. */
export function formatDuration(ms: number, locale: string): string {
  const number = (value: number, digits: number) =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (ms > 0 && ms < 1) return `${number(ms, 1)}${NO_BREAK}ms`;
  if (ms < 999.5) return `${number(ms, 0)}${NO_BREAK}ms`;
  if (ms < 9_995) return `${number(ms / 1_000, 2)}${NO_BREAK}s`;
  if (ms < 59_950) return `${number(ms / 1_000, 1)}${NO_BREAK}s`;
  const seconds = Math.round(ms / 1_000);
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  return rest === 0 ? `${whole}${NO_BREAK}min` : `${whole}${NO_BREAK}min${NO_BREAK}${rest}${NO_BREAK}s`;
}

const UNITS = [
  ["days", 86_400_000],
  ["hours", 3_600_000],
  ["minutes", 60_000],
  ["seconds", 1_000],
] as const;

/** A delay in the units it divides into: 5_400_000 is `[["hours", 1], ["minutes", 30]]`. Under two days days are told in hours. */
export function delayParts(ms: number): [(typeof UNITS)[number][0] | "milliseconds", number][] {
  if (ms > 0 && ms < 1_000) return [["milliseconds", Math.round(ms)]];
  const parts: ReturnType<typeof delayParts> = [];
  let left = Math.round(ms / 1_000) * 1_000;
  for (const [unit, size] of UNITS) {
    if (unit === "days" && ms < 172_800_000) continue;
    const count = Math.floor(left / size);
    if (count > 0) parts.push([unit, count]);
    left -= count * size;
  }
  return parts;
}

/** Writes durations (`212 ms`) and delays of the schedule (`at once`, `30 min`, `10 h`) in the user's language. */
export function useDurations() {
  const locale = useLocale();
  const t = useTranslations("schedule");
  return useMemo(
    () => ({
      duration: (ms: number) => formatDuration(ms, locale),
      delay: (ms: number) =>
        ms <= 0
          ? t("atOnce")
          : delayParts(ms)
              .map(([unit, count]) => t(unit, { count }))
              .join(NO_BREAK),
    }),
    [locale, t],
  );
}
