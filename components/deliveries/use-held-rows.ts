"use client";

import { type FocusEvent, useRef, useState } from "react";
import type { DeliveryRow } from "@/lib/delivery-log/schema";

/**
 * Keeps rows still while the focus is among them (or in a menu of one): newer ones wait, so that nothing moves under a key press.
 * Message ids sort by time, so what is newer than the first row of that moment is what waits.
 */
export function useHeldRows(rows: readonly DeliveryRow[]) {
  const [newestShown, setNewestShown] = useState<string | null>(null);
  const focused = useRef(false);
  const shown = newestShown === null ? rows : rows.filter((row) => row.messageId <= newestShown);

  const onFocus = () => {
    focused.current = true;
    setNewestShown((held) => held ?? rows[0]?.messageId ?? null);
  };
  const onBlur = (_: FocusEvent) => {
    focused.current = false;
    // Focus that goes into a row's own menu comes back as a focus event in the same turn.
    setTimeout(() => {
      if (!focused.current) setNewestShown(null);
    }, 0);
  };
  const release = () => setNewestShown(null);
  return { shown, waiting: rows.length - shown.length, hold: { onFocus, onBlur }, release };
}
