"use client";

import { useSyncExternalStore } from "react";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** One lost request is no news. */
const WORTH_TELLING = 2;

let failures = 0;
let waitUntil = 0;
const listeners = new Set<() => void>();

function announce(): void {
  for (const listener of listeners) listener();
}

/** The server answered: whoever polls goes on at their own pace. */
export function noteReached(): void {
  if (failures === 0) return;
  failures = 0;
  waitUntil = 0;
  announce();
}

/** The server could not be reached, or failed. Those that were under way together count once. */
export function noteUnreached(): void {
  if (Date.now() < waitUntil) return;
  failures++;
  waitUntil = Date.now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  announce();
}

/** Waits as long as the server is best left alone: longer after each failure, and no longer once the browser is online again. */
export function untilWorthTrying(signal?: AbortSignal): Promise<void> {
  const left = waitUntil - Date.now();
  if (left <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, left);
    window.addEventListener("online", done);
    // An aborted request must not keep its timer; what follows sees the signal itself.
    signal?.addEventListener("abort", done);
  });
}

export type ServerReach = "reached" | "offline" | "unreached";

function read(): ServerReach {
  if (!navigator.onLine) return "offline";
  return failures >= WORTH_TELLING ? "unreached" : "reached";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Whether live data comes, and if not, on whose side it ends. */
export function useServerReach(): ServerReach {
  return useSyncExternalStore(subscribe, read, () => "reached");
}
