// Latencies are counted in steps that grow by a fixed factor, so that percentiles over any range come from a few counts:
// four steps an octave put a figure within 9 % of the truth, and 64 of them reach past a minute.
const STEPS_AN_OCTAVE = 4;
const LAST_STEP = 63;

/** @param ms duration in milliseconds; @returns its place in the scale, 0 to 63 */
export function latencyStep(ms: number): number {
  return Math.min(LAST_STEP, Math.max(0, Math.round(STEPS_AN_OCTAVE * Math.log2(Math.max(ms, 1)))));
}

/** @returns the milliseconds a step stands for */
export function latencyOfStep(step: number): number {
  return 2 ** (step / STEPS_AN_OCTAVE);
}
