import type { AttemptAnswer, DeliveryAnswer, DeliveryRow } from "@/lib/delivery-log/schema";

/**
 * What a pip shows: how the attempt of that slot went, that its turn is next, that it is under way now, that the slot passed
 * without an attempt while the consumer was disabled, or nothing yet.
 */
export type PipMark = "success" | "failure" | "cancelled" | "next" | "underWay" | "skipped" | "unused";

export interface Pips {
  /** One a slot of the schedule, in its order. */
  slots: PipMark[];
  /** Attempts outside the schedule (resends, replays), in their order. */
  outside: PipMark[];
}

type Progress = Pick<DeliveryAnswer, "status" | "slot" | "slots" | "nextAttemptAt" | "waitingFor">;

/** What the first slot that is not used up shows. */
function comingMark(delivery: Progress): PipMark {
  if (delivery.nextAttemptAt === null) return "unused";
  const waits = delivery.waitingFor !== null && delivery.waitingFor !== "schedule";
  return delivery.status === "Sending" && !waits ? "underWay" : "next";
}

/** Pips of a row, which knows the outcomes but not their slots: a last attempt that a person or a replay asked for was outside the schedule. */
export function pipsOfRow(row: DeliveryRow): Pips {
  const byHand = row.lastAttempt?.trigger === "manual" || row.lastAttempt?.trigger === "replay";
  const scheduled = Math.min(byHand ? row.outcomes.length - 1 : row.outcomes.length, row.slots);
  const slots = Array.from({ length: row.slots }, (_, slot): PipMark => {
    const outcome = slot < scheduled ? row.outcomes[slot] : undefined;
    if (outcome) return outcome;
    if (slot < row.slot) return "skipped";
    return slot === row.slot ? comingMark(row) : "unused";
  });
  return { slots, outside: row.outcomes.slice(scheduled) };
}

/** Pips of a delivery whose attempts are known, in any order. */
export function pipsOfDelivery(delivery: Progress, attempts: readonly Pick<AttemptAnswer, "number" | "slot" | "outcome">[]): Pips {
  const bySlot = new Map(attempts.map((attempt) => [attempt.slot, attempt.outcome]));
  const slots = Array.from({ length: delivery.slots }, (_, slot): PipMark => {
    const outcome = bySlot.get(slot);
    if (outcome) return outcome;
    if (slot < delivery.slot) return "skipped";
    return slot === delivery.slot ? comingMark(delivery) : "unused";
  });
  const outside = attempts.filter((attempt) => attempt.slot === null).sort((a, b) => a.number - b.number);
  return { slots, outside: outside.map((attempt) => attempt.outcome) };
}
