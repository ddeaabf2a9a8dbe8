/**
 * Milliseconds on the machine's own steady clock, which is the same one for all its processes. `performance.timeOrigin` is not: each
 * process takes it from the wall clock when it starts, and where that is being corrected, two of them may be 100 ms apart.
 */
export function sharedNow(): number {
  return Number(process.hrtime.bigint()) / 1_000_000;
}
