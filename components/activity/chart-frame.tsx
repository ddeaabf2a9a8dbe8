"use client";

import type { ReactNode } from "react";
import { type BucketRun, useChartCursor } from "@/components/activity/chart-cursor";
import { AXIS_PX, CLOCK_PX, TOP_PX } from "@/components/activity/chart-sizes";

interface ChartFrameProps {
  /** Names the chart. */
  label: string;
  /** Says how it is worked with the keyboard. */
  hint: string;
  /** Beginnings of its buckets in milliseconds. */
  starts: number[];
  /** A bucket in words, for a screen reader. */
  say: (place: number) => string;
  /** The same to look at. */
  tip: (place: number) => ReactNode;
  /** A run of buckets in words, while it is being chosen. */
  sayRun: (run: BucketRun) => string;
  onChoose: (run: BucketRun) => void;
  height: number;
  children: ReactNode;
}

/** A chart with its mark: what is under it is told beside it, what is dragged over is chosen. */
export function ChartFrame({ label, hint, starts, say, tip, sayRun, onChoose, height, children }: ChartFrameProps) {
  const { at, run, handlers } = useChartCursor(starts, onChoose);
  const share = (place: number) => `${(place / starts.length) * 100}%`;
  const marked = run ?? (at >= 0 ? { from: at, to: at } : null);
  return (
    <div className="relative" style={{ height }}>
      <div className="absolute" style={{ left: AXIS_PX, right: 0, top: TOP_PX, bottom: CLOCK_PX }}>
        {marked ? (
          <i
            aria-hidden
            className={run ? "absolute inset-y-0 border-x border-accent bg-selected" : "absolute inset-y-0 bg-hover"}
            style={{ left: share(marked.from), width: share(marked.to - marked.from + 1) }}
          />
        ) : null}
      </div>
      <div aria-hidden className="absolute inset-0">
        {children}
      </div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-description={hint}
        aria-valuemin={1}
        aria-valuemax={starts.length}
        aria-valuenow={(at >= 0 ? at : starts.length - 1) + 1}
        aria-valuetext={run ? sayRun(run) : say(at >= 0 ? at : starts.length - 1)}
        {...handlers}
        className="absolute cursor-crosshair touch-pan-y outline-offset-4 select-none"
        style={{ left: AXIS_PX, right: 0, top: TOP_PX, bottom: CLOCK_PX }}
      />
      {marked && at >= 0 ? (
        <div className="pointer-events-none absolute inset-y-0 right-0" style={{ left: AXIS_PX }}>
          <div
            aria-hidden
            className="absolute top-1 z-10 min-w-44 rounded-r3 bg-raised px-3 py-2 text-12 leading-[18px] whitespace-nowrap shadow-menu"
            style={
              at < starts.length / 2
                ? { left: `calc(${share(marked.to + 1)} + 8px)` }
                : { right: `calc(100% - ${share(marked.from)} + 8px)` }
            }
          >
            {run ? <p className="font-medium">{sayRun(run)}</p> : tip(at)}
          </div>
        </div>
      ) : null}
    </div>
  );
}
