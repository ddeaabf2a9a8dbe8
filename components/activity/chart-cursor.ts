"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";

/** A run of buckets by their places; both ends are in it. */
export interface BucketRun {
  from: number;
  to: number;
}

interface Cursor {
  /** Beginning of the bucket in milliseconds: places move on as time does, beginnings stay. */
  at: number | null;
  /** The other end of a run that is being chosen. */
  anchor: number | null;
}

const NOWHERE: Cursor = { at: null, anchor: null };

/**
 * The mark that goes from bucket to bucket of a chart, by pointer or arrow keys; dragging, or arrows with Shift, choose a run of them.
 * @param starts beginnings of the buckets in milliseconds
 * @param onChoose a run was chosen: the pointer let go, or Enter
 */
export function useChartCursor(starts: number[], onChoose: (run: BucketRun) => void) {
  const [cursor, setCursor] = useState(NOWHERE);
  const [dragging, setDragging] = useState(false);
  const last = starts.length - 1;
  const placeOf = (at: number | null) => (at === null ? -1 : starts.indexOf(at));
  const at = placeOf(cursor.at);
  const anchor = placeOf(cursor.anchor);
  const run = at >= 0 && anchor >= 0 ? { from: Math.min(at, anchor), to: Math.max(at, anchor) } : null;

  const choose = () => {
    if (run && run.to > run.from) onChoose(run);
    setCursor(NOWHERE);
  };
  const moveTo = (place: number, extend: boolean) => {
    const next = starts[Math.max(0, Math.min(last, place))] ?? null;
    setCursor({ at: next, anchor: extend ? (cursor.anchor ?? cursor.at ?? next) : null });
  };
  const under = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.floor(((event.clientX - left) / Math.max(1, width)) * starts.length);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const from = at < 0 ? last + 1 : at;
    const places: Record<string, number> = { ArrowLeft: from - 1, ArrowRight: at < 0 ? last : at + 1, Home: 0, End: last };
    const place = places[event.key];
    if (place !== undefined) moveTo(place, event.shiftKey);
    else if (event.key === "Enter") choose();
    else if (event.key === "Escape" && cursor.at !== null) setCursor(NOWHERE);
    else return;
    event.preventDefault();
  };
  return {
    /** Place of the marked bucket; -1 where none is. */
    at,
    run: run && run.to > run.from ? run : null,
    handlers: {
      onKeyDown,
      onBlur: () => setCursor(NOWHERE),
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const start = starts[Math.max(0, Math.min(last, under(event)))] ?? null;
        setCursor({ at: start, anchor: start });
        setDragging(true);
      },
      onPointerMove: (event: PointerEvent) => moveTo(under(event), dragging),
      onPointerUp: () => {
        if (!dragging) return;
        setDragging(false);
        if (run && run.to > run.from) choose();
        else setCursor({ at: cursor.at, anchor: null });
      },
      onPointerCancel: () => {
        setDragging(false);
        setCursor(NOWHERE);
      },
      onPointerLeave: () => !dragging && setCursor(NOWHERE),
    },
  };
}
