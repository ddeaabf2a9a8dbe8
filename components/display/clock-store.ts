"use client";

import { useNow as useFirstNow } from "next-intl";
import { useSyncExternalStore } from "react";

const TICK_MS = 1_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function announce(): void {
  for (const listener of listeners) listener();
}

/** One timer for every clock on the page; it rests while the page is hidden. */
function run(): void {
  const wanted = listeners.size > 0 && !document.hidden;
  if (wanted && timer === undefined) {
    announce();
    timer = setInterval(announce, TICK_MS);
  } else if (!wanted && timer !== undefined) {
    clearInterval(timer);
    timer = undefined;
  }
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener("visibilitychange", run);
  listeners.add(listener);
  run();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener("visibilitychange", run);
    run();
  };
}

/**
 * What `read` makes of the present instant (milliseconds), read again each second; the component renders again only when it changes.
 * Until hydration is over it is read at the instant the server rendered, so that both agree.
 */
export function useClock<T extends string | number | boolean | null>(read: (now: number) => T): T {
  const first = useFirstNow().getTime();
  return useSyncExternalStore(
    subscribe,
    () => read(Math.floor(Date.now() / TICK_MS) * TICK_MS),
    () => read(first),
  );
}
