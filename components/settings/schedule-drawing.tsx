"use client";

import { useTranslations } from "next-intl";
import { useDurations } from "@/components/display/durations";

const MINUTE = 60_000;

/** Seconds say nothing beside hours. */
function roughly(ms: number): number {
  return ms < 60 * MINUTE ? ms : Math.round(ms / MINUTE) * MINUTE;
}

/** The retry schedule as a line with a mark an attempt: its delay, and how long after the first that is. Upright on a phone. */
export function ScheduleDrawing({ delays }: { delays: number[] }) {
  const t = useTranslations("webhookSettings.schedule");
  const { delay } = useDurations();
  const after = delays.map((_, place) => delays.slice(0, place + 1).reduce((sum, ms) => sum + ms, 0));
  return (
    <ol aria-label={t("label")} className="grid grid-cols-[repeat(auto-fill,minmax(114px,1fr))] gap-y-4 max-md:grid-cols-1 max-md:gap-y-0">
      {delays.map((ms, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
        <li key={place} className="relative text-12 text-fg-3 max-md:grid max-md:min-h-7 max-md:grid-cols-[24px_1fr_auto]">
          {place === delays.length - 1 ? null : (
            <span
              aria-hidden
              className="absolute bg-line-strong max-md:top-3.5 max-md:left-[6px] max-md:h-3.5 max-md:w-0.5 md:top-[6px] md:right-0 md:left-3.5 md:h-0.5"
            />
          )}
          <span
            aria-hidden
            className={`relative mb-1.5 block size-3.5 rounded-full bg-bg inset-ring-2 max-md:mt-0.5 ${place === 0 ? "inset-ring-accent" : "inset-ring-line-strong"}`}
          />
          <span className="block font-medium whitespace-nowrap text-fg tabular-nums">
            {place === 0 || ms === 0 ? t("atOnce") : t("later", { delay: delay(ms) })}
          </span>
          <span className="block whitespace-nowrap tabular-nums">
            {place === 0 ? t("first") : t("after", { whole: delay(roughly(after[place] ?? 0)) })}
          </span>
        </li>
      ))}
    </ol>
  );
}
