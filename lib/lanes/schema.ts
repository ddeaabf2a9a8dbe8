/** Holds of a lane that end at an instant: a used-up rate limit, a receiver's pause, an open breaker. */
export const TIMED_HOLDS = ["rateLimit", "pause", "breaker"] as const;
/** Holds that only a person ends. */
const ENDLESS_HOLDS = ["disabled", "suspended"] as const;
/** Why a lane is held: the values of the database's `lane_block`. */
export const HOLDS = [...TIMED_HOLDS, ...ENDLESS_HOLDS] as const;
export type Hold = (typeof HOLDS)[number];

/** Whether a lane's hold ends by itself. */
export function endsByItself(hold: Hold): hold is (typeof TIMED_HOLDS)[number] {
  return (TIMED_HOLDS as readonly Hold[]).includes(hold);
}
