import type { ClaimedDelivery } from "@/lib/delivery/claim-deliveries";
import { nextSlot, type RetrySchedule } from "@/lib/delivery/retry-schedule";
import type { AttemptErrorCode } from "@/lib/delivery/schema";
import type { Settlement } from "@/lib/delivery/settlement";

/** How an attempt ended, as far as the decision goes. */
export interface Ending {
  outcome: Settlement["outcome"];
  errorCode: AttemptErrorCode | null;
  endedAt: Date;
  pauseUntil: Date | null;
}

type Decision = Pick<Settlement, "status" | "nextSlot" | "nextAt" | "nextReason">;

/**
 * What becomes of a delivery after an attempt: ended by a success or a cancellation, tried again at the next slot, or a
 * Failure once the schedule is used up (S2). A pause moves the next attempt back, never forward (S13). An attempt outside
 * the schedule leaves the schedule as it was (S12).
 */
export function decideNext(claimed: ClaimedDelivery, ending: Ending, schedule: RetrySchedule): Decision {
  const used = claimed.slot === null ? null : claimed.slot + 1;
  if (ending.outcome === "success") return { status: "Success", nextSlot: used, nextAt: null, nextReason: "succeeded" };
  if (ending.outcome === "cancelled") return { status: "Cancelled", nextSlot: used, nextAt: null, nextReason: "cancelled" };
  if (claimed.slot === null) return { status: "Attempting", nextSlot: null, nextAt: null, nextReason: "outsideSchedule" };
  const next = nextSlot(schedule, claimed.slot, ending.endedAt);
  if (!next) return { status: "Failure", nextSlot: used, nextAt: null, nextReason: "exhausted" };
  const paused = ending.pauseUntil !== null && ending.pauseUntil > next.at ? ending.pauseUntil : null;
  const reason = ending.errorCode === "gone" ? "gone" : paused ? "pause" : "schedule";
  return { status: "Attempting", nextSlot: next.slot, nextAt: paused ?? next.at, nextReason: reason };
}
