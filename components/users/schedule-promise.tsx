"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useDurations } from "@/components/display/durations";
import { cn } from "@/components/ui/cn";

const HOUR_MS = 3_600_000;
const MOST_LABELS = 8;

/** The whole of a schedule in hours, or minutes where it is short. */
function useWhole(delays: number[]): string {
  const format = useFormatter();
  const whole = delays.reduce((sum, delay) => sum + delay, 0);
  const unit = whole >= 2 * HOUR_MS ? "hour" : "minute";
  const count = Math.max(1, Math.round(whole / (unit === "hour" ? HOUR_MS : 60_000)));
  return format.number(count, { style: "unit", unit, unitDisplay: "long" });
}

/** What the service promises, under the sign-in: the retry schedule as a line with a mark for each attempt. */
export function SchedulePromise({ delays }: { delays: number[] }) {
  const t = useTranslations("signIn");
  const { delay } = useDurations();
  const whole = useWhole(delays);
  const step = Math.ceil(delays.length / MOST_LABELS);
  const last = delays.length - 1;
  return (
    <footer className="px-8 pb-7 text-fg-3 max-md:px-4">
      <div aria-hidden className="relative h-10">
        <span className="absolute inset-x-0 top-2 h-px bg-line-strong" />
        {delays.map((ms, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
            key={place}
            style={{ left: `${last === 0 ? 0 : (place / last) * 100}%` }}
            className={cn(
              "absolute top-1 flex h-9 w-0 flex-col gap-2",
              place === 0 ? "items-start" : place === last ? "items-end" : "items-center",
            )}
          >
            <span
              className={cn(
                "size-[9px] flex-none rounded-full border-[1.5px] bg-bg",
                place === 0 ? "border-accent-fg" : "border-line-strong",
              )}
            />
            {place % step === 0 ? <span className="text-12 whitespace-nowrap tabular-nums max-md:text-11">{delay(ms)}</span> : null}
          </span>
        ))}
      </div>
      <p className="sr-only">{t("schedule", { delays: delays.map(delay).join(", ") })}</p>
      <p className="mt-3 text-12">{t("promise", { whole })}</p>
    </footer>
  );
}
