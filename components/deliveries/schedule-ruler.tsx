"use client";

import { Check, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RulerSlot } from "@/components/deliveries/ruler-slots";
import { useClock } from "@/components/display/clock-store";
import { useDurations } from "@/components/display/durations";
import { useInstants } from "@/components/display/instant-formats";
import { cn } from "@/components/ui/cn";

const DOTS: Record<RulerSlot["state"], string> = {
  success: "bg-ok-solid",
  failure: "bg-bad-solid",
  cancelled: "bg-mute-solid",
  skipped: "bg-bg inset-ring-2 inset-ring-line-strong",
  next: "bg-bg inset-ring-2 inset-ring-warn-solid",
  unused: "bg-bg inset-ring-2 inset-ring-line-strong",
};
const ICONS = { success: Check, failure: X, cancelled: Minus, skipped: Minus } as const;

interface ScheduleRulerProps {
  slots: RulerSlot[];
  /** When the wait for the next attempt began, in milliseconds. */
  since: number;
}

/** The slots of the schedule as a timeline, the wait for the next attempt running on it. Upright on a phone. */
export function ScheduleRuler({ slots, since }: ScheduleRulerProps) {
  const t = useTranslations("schedule");
  const next = slots.findIndex((slot) => slot.state === "next");
  return (
    <ol aria-label={t("label")} className="mb-3.5 grid max-md:grid-cols-1 md:auto-cols-fr md:grid-flow-col">
      {slots.map((slot, place) => (
        <RulerMark
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
          key={place}
          slot={slot}
          last={place === slots.length - 1}
          passed={next < 0 ? slot.at !== null : place < next - 1}
          progress={place === next - 1 && slots[next]?.at ? { since, until: slots[next].at } : null}
        />
      ))}
    </ol>
  );
}

interface RulerMarkProps {
  slot: RulerSlot;
  last: boolean;
  /** The way to the mark after it lies behind us. */
  passed: boolean;
  /** Present where the countdown runs, between this mark and the next. */
  progress: { since: number; until: number } | null;
}

function RulerMark({ slot, last, passed, progress }: RulerMarkProps) {
  const t = useTranslations("schedule");
  const { writeNear } = useInstants();
  const { delay } = useDurations();
  const Icon = slot.state in ICONS ? ICONS[slot.state as keyof typeof ICONS] : null;
  const near = useClock((now) => (slot.at === null ? "" : writeNear(slot.at, now)));
  const reached = slot.at !== null || slot.state === "skipped";
  return (
    <li className="relative text-12 text-fg-3 max-md:grid max-md:min-h-[26px] max-md:grid-cols-[24px_1fr_auto]">
      {last ? null : <RulerLine passed={passed} progress={progress} />}
      <span className={cn("relative mb-1.5 grid size-4 place-items-center rounded-full text-bg max-md:mb-0", DOTS[slot.state])}>
        {Icon ? <Icon aria-hidden className={cn("size-2.5", slot.state === "skipped" && "text-fg-3")} strokeWidth={3} /> : null}
      </span>
      <span className={cn("block whitespace-nowrap", reached && "text-fg")}>
        {slot.delayMs === null ? "–" : delay(slot.delayMs)}
        <span className="sr-only">, {t(`states.${slot.state}`)}</span>
      </span>
      <span className={cn("block min-h-4 whitespace-nowrap tabular-nums", slot.state === "next" && "text-warn-fg")}>
        {slot.state === "skipped" ? t("skipped") : near}
      </span>
    </li>
  );
}

/** The way from one mark to the next. */
function RulerLine({ passed, progress }: Pick<RulerMarkProps, "passed" | "progress">) {
  const done = useClock((now) => {
    if (!progress) return 0;
    const whole = Math.max(1, progress.until - progress.since);
    return Math.round(Math.min(1, Math.max(0, (now - progress.since) / whole)) * 1_000) / 10;
  });
  return (
    <span
      aria-hidden
      className={cn(
        "absolute max-md:top-4 max-md:left-[7px] max-md:h-2.5 max-md:w-0.5 md:top-[7px] md:right-0 md:left-4 md:h-0.5",
        passed ? "bg-fg-4" : "bg-line-strong",
      )}
    >
      {progress ? (
        <span
          style={{ "--done": `${done}%` } as React.CSSProperties}
          className="absolute top-0 left-0 bg-warn-solid max-md:h-(--done) max-md:w-0.5 md:h-0.5 md:w-(--done)"
        />
      ) : null}
    </span>
  );
}
