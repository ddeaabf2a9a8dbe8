import type { DeliveryAnswer } from "@/lib/delivery-log/schema";
import { env } from "@/lib/env";
import { endsByItself, type Hold } from "@/lib/lanes/schema";

/** A delivery as it is stored, with what its consumer's lane holds back. */
export interface DeliveryState {
  status: DeliveryAnswer["status"];
  attempt_count: number;
  slot: number;
  next_attempt_at: Date | null;
  waiting_for: DeliveryAnswer["waitingFor"];
  blocked_until: Date | null;
  blocked_by: Hold | null;
}

/** Columns of `DeliveryState`, of deliveries `d` and lanes `l`. */
export const DELIVERY_STATE_COLUMNS = "d.status, d.attempt_count, d.slot, d.next_attempt_at, d.waiting_for, l.blocked_until, l.blocked_by";

/**
 * How far a delivery is, and when it goes on: at the later of its own instant and the end of what holds its consumer (product.md S13).
 * A disabled consumer's slots fall due as they stand, so that its lane's block moves nothing; nor does a suspension, whose end nobody knows.
 */
export function deliveryState(
  row: DeliveryState,
): Pick<DeliveryAnswer, "status" | "attemptCount" | "slot" | "slots" | "nextAttemptAt" | "waitingFor"> {
  const next = row.next_attempt_at;
  const hold = row.blocked_by !== null && endsByItself(row.blocked_by) ? row.blocked_by : null;
  const isHeld = next !== null && row.blocked_until !== null && row.blocked_until > next && hold !== null;
  return {
    status: row.status,
    attemptCount: row.attempt_count,
    slot: row.slot,
    slots: env().RETRY_SCHEDULE.length,
    nextAttemptAt: (isHeld ? row.blocked_until : next)?.toISOString() ?? null,
    waitingFor: isHeld ? hold : next === null ? null : row.waiting_for,
  };
}
