import type { WaitingFor } from "@/lib/delivery/schema";
import { endsByItself } from "@/lib/lanes/schema";
import type { DeliveryFacts, Facts, Finding } from "@/lib/verdicts/facts";
import { WHO_DISABLED } from "@/lib/verdicts/who-disabled";

const attempts = (count: number) => (count === 1 ? "1 attempt" : `${count} attempts`);

const HOLDS: Record<WaitingFor, string> = {
  schedule: "the next attempt of the retry schedule",
  rateLimit: "a free place under the consumer's rate limit",
  pause: "the end of the pause its receiver asked for",
  breaker: "the circuit breaker of its host, which is open because most attempts failed",
};

function delivered({ attemptCount }: DeliveryFacts): Finding {
  return { verdict: "delivered", detail: `The message was delivered; it took ${attempts(attemptCount)}.` };
}

function deleted(facts: Facts, { attemptCount }: DeliveryFacts): Finding {
  const at = facts.consumer.deletedAt?.toISOString();
  return {
    verdict: "deleted",
    ...(at === undefined ? {} : { since: at }),
    detail: `The consumer was deleted at ${at}, after ${attempts(attemptCount)}; what was still scheduled was dropped.`,
  };
}

function exhausted({ slots }: Facts, { attemptCount, slot }: DeliveryFacts): Finding {
  const passed = Math.max(0, Math.min(slot, slots) - attemptCount);
  const skipped =
    passed === 0 ? "" : ` At least ${passed} of them fell due while the consumer was disabled, so ${attempts(attemptCount)} were made.`;
  const made = passed === 0 ? `all ${attempts(attemptCount)} failed` : `all ${slots} places of its retry schedule were used up`;
  return { verdict: "exhausted", detail: `The message was not delivered: ${made}.${skipped} Resend it, or recover failed messages.` };
}

function disabled({ consumer }: Facts, { attemptCount }: DeliveryFacts): Finding {
  const who = WHO_DISABLED[consumer.disabledReason ?? "user"];
  const since = consumer.disabledAt?.toISOString();
  const detail = `The consumer has been disabled ${who} since ${since}, after ${attempts(attemptCount)}. Attempts that fall due meanwhile are not made; enable it for what is left of the schedule.`;
  return { verdict: "disabled", reason: consumer.disabledReason ?? "user", ...(since === undefined ? {} : { since }), detail };
}

/** What comes last of all that the next attempt waits for. */
function holdOf(
  { lane, breakerOpenUntil }: Facts,
  { nextAttemptAt, waitingFor }: DeliveryFacts,
): { reason: WaitingFor; until: Date | null } {
  let hold: { reason: WaitingFor; until: Date | null } = { reason: waitingFor ?? "schedule", until: nextAttemptAt };
  const later = (until: Date) => until > (hold.until ?? until);
  if (lane?.blockedUntil && lane.blockedBy && endsByItself(lane.blockedBy) && later(lane.blockedUntil)) {
    hold = { reason: lane.blockedBy, until: lane.blockedUntil };
  }
  if (breakerOpenUntil && later(breakerOpenUntil)) hold = { reason: "breaker", until: breakerOpenUntil };
  return hold;
}

function waiting(facts: Facts, delivery: DeliveryFacts): Finding {
  const { reason, until } = holdOf(facts, delivery);
  const made = delivery.attemptCount === 0 ? "No attempt was made yet" : `${attempts(delivery.attemptCount)} failed`;
  if (!until || until <= facts.now) {
    return {
      verdict: "waiting",
      reason,
      ...(until ? { until: until.toISOString() } : {}),
      detail: `${made}; the next is being made, or is about to be.`,
    };
  }
  return {
    verdict: "waiting",
    reason,
    until: until.toISOString(),
    detail: `${made}; it waits for ${HOLDS[reason]}, until ${until.toISOString()}.`,
  };
}

/** How a delivery went, or what it waits for. */
export function explainDelivery(facts: Facts, delivery: DeliveryFacts): Finding {
  const { consumer, slots } = facts;
  if (delivery.status === "Success") return delivered(delivery);
  if (delivery.status === "Cancelled")
    return { verdict: "cancelled", detail: "The consumer's transformation cancelled the message, so it was not sent." };
  const isDropped = consumer.deletedAt !== null && (delivery.status !== "Failure" || delivery.slot < slots);
  if (isDropped) return deleted(facts, delivery);
  if (delivery.status === "Failure") return exhausted(facts, delivery);
  return consumer.disabledAt === null ? waiting(facts, delivery) : disabled(facts, delivery);
}
