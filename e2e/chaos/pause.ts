import { setTimeout } from "node:timers/promises";

const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ending.abort(new Error("Stopped.")));

/** Waits; fails once the run is told to end, so that whatever is under way takes itself back. */
export function pause(ms: number): Promise<void> {
  return setTimeout(ms, undefined, { signal: ending.signal });
}
