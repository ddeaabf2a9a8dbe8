/** Left of the plot, for the values. */
export const AXIS_PX = 52;
/** Above it, so that the topmost value is not cut. */
export const TOP_PX = 8;
/** Below it, for the times. */
export const CLOCK_PX = 28;

export const ATTEMPTS_PX = 226;
export const LATENCY_PX = 132;
