import type { AttemptAnswer, DeliveryAnswer } from "@/lib/delivery-log/schema";

/** A place of the schedule on the ruler. Instants in milliseconds. */
export interface RulerSlot {
  state: "success" | "failure" | "cancelled" | "skipped" | "next" | "unused";
  /** Delay of this slot from the end of the attempt before it; null where the schedule has since become shorter. */
  delayMs: number | null;
  at: number | null;
  attemptId: string | null;
}

type Delivery = Pick<DeliveryAnswer, "slot" | "slots" | "nextAttemptAt">;
type ScheduledAttempt = Pick<AttemptAnswer, "id" | "slot" | "outcome" | "startedAt" | "durationMs">;

/** The schedule of one delivery: what came of each slot so far, and which is next. `scheduleMs` is RETRY_SCHEDULE. */
export function rulerSlots(delivery: Delivery, attempts: readonly ScheduledAttempt[], scheduleMs: readonly number[]): RulerSlot[] {
  const bySlot = new Map(attempts.map((attempt) => [attempt.slot, attempt]));
  return Array.from({ length: delivery.slots }, (_, slot): RulerSlot => {
    const attempt = bySlot.get(slot);
    const delayMs = scheduleMs[slot] ?? null;
    if (attempt) return { state: attempt.outcome, delayMs, at: Date.parse(attempt.startedAt), attemptId: attempt.id };
    const next = slot === delivery.slot && delivery.nextAttemptAt !== null;
    if (next) return { state: "next", delayMs, at: Date.parse(delivery.nextAttemptAt as string), attemptId: null };
    return { state: slot < delivery.slot ? "skipped" : "unused", delayMs, at: null, attemptId: null };
  });
}

/** When the wait for the next attempt began: at the end of the latest scheduled one, or when the message was accepted. */
export function waitingSince(attempts: readonly ScheduledAttempt[], created: string): number {
  const ends = attempts.filter((attempt) => attempt.slot !== null).map((attempt) => Date.parse(attempt.startedAt) + attempt.durationMs);
  return Math.max(Date.parse(created), ...ends);
}

/** When the last slot falls due if every attempt fails at once, without jitter; null when nothing is scheduled. */
export function scheduleEnds(delivery: Delivery, scheduleMs: readonly number[]): number | null {
  if (delivery.nextAttemptAt === null) return null;
  return scheduleMs.slice(delivery.slot + 1, delivery.slots).reduce((at, delay) => at + delay, Date.parse(delivery.nextAttemptAt));
}
