"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { AttemptStatus } from "@/components/attempts/attempt-status";
import { resultOf, useAttemptWords } from "@/components/attempts/attempt-words";
import { useClock } from "@/components/display/clock-store";
import { useDurations } from "@/components/display/durations";
import { useInstants } from "@/components/display/instant-formats";
import { cn } from "@/components/ui/cn";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

interface AttemptRowProps {
  attempt: AttemptAnswer;
  /** Whether its drawer is open. */
  current: boolean;
  onOpen: (id: string) => void;
}

/** Where the focus goes back to when an attempt's drawer closes. */
export function attemptRowId(attemptId: string): string {
  return `row-${attemptId}`;
}

/** The list that AttemptRows stand in: it gives them their common columns. */
export const ATTEMPT_COLUMNS =
  "grid grid-cols-[minmax(12px,auto)_minmax(92px,auto)_minmax(0,1fr)_minmax(52px,auto)_auto_fit-content(110px)_14px] gap-x-3 max-md:block";

/** One attempt of a delivery's timeline; opens its evidence. */
export function AttemptRow({ attempt, current, onOpen }: AttemptRowProps) {
  const t = useTranslations("deliveries.triggers");
  const attemptText = useTranslations("attempt");
  const { duration } = useDurations();
  const { write, writeNear } = useInstants();
  const { summary } = useAttemptWords()(resultOf(attempt));
  const time = useClock((now) => writeNear(attempt.startedAt, now));
  return (
    <li className="contents">
      <a
        id={attemptRowId(attempt.id)}
        href={`?attempt=${attempt.id}`}
        aria-haspopup="dialog"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          onOpen(attempt.id);
        }}
        className={cn(
          "col-span-full -mx-2 grid h-9 grid-cols-subgrid items-center rounded-r2 px-2 text-13 -outline-offset-2 hover:bg-hover",
          "max-md:h-auto max-md:grid-cols-[16px_auto_minmax(0,1fr)_auto_14px] max-md:gap-x-3 max-md:py-2",
          current && "bg-selected",
        )}
      >
        <span className="text-fg-3 tabular-nums">
          <span aria-hidden>{attempt.number}</span>
          <span className="sr-only">{attemptText("title", { number: attempt.number })}</span>
        </span>
        <AttemptStatus result={resultOf(attempt)} />
        <span
          title={summary}
          className="truncate text-fg-2 max-md:col-span-4 max-md:col-start-2 max-md:row-start-2 max-md:whitespace-normal"
        >
          {summary}
        </span>
        <span className="text-right whitespace-nowrap text-fg-2 tabular-nums max-md:col-start-4 max-md:row-start-1">
          {duration(attempt.durationMs)}
        </span>
        <time
          dateTime={attempt.startedAt}
          title={write(attempt.startedAt, "zoned")}
          className="text-right whitespace-nowrap text-fg-3 tabular-nums max-md:hidden"
        >
          {time}
        </time>
        <span title={attempt.triggeredBy ?? undefined} className="truncate text-fg-3 max-md:hidden">
          {attempt.triggeredBy ?? t(attempt.trigger)}
        </span>
        <ChevronRight aria-hidden strokeWidth={2} className="size-3.5 text-fg-3 max-md:col-start-5 max-md:row-start-1" />
      </a>
    </li>
  );
}
