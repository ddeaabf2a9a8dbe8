"use client";

import { useSyncExternalStore } from "react";

/** Scrolled by less, the list still counts as being at its top. */
const NEAR_PX = 40;

function subscribe(listener: () => void): () => void {
  window.addEventListener("scroll", listener, { passive: true });
  return () => window.removeEventListener("scroll", listener);
}

/** Whether the page is scrolled to its top. */
export function useAtTop(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.scrollY <= NEAR_PX,
    () => true,
  );
}
