import { type Clock, systemClock } from "@/lib/clock";
import { changeHost } from "@/lib/hosts/change-host";
import type { OpenHostInput } from "@/lib/hosts/schema";
import type { OperatorScope } from "@/lib/scope";

const MINUTE_MS = 60_000;

/**
 * Opens the breaker of a host by hand: nothing is sent to it until the given time is over, and whatever is due then waits without
 * using up an attempt. Then three probes decide, as they do for a breaker that opened by itself.
 * @returns how many clients' breakers were opened
 * @throws AppError `not_found` where nobody sends to the host
 */
export async function openHost(operator: OperatorScope, input: OpenHostInput, clock: Clock = systemClock): Promise<number> {
  const { host, clientId, reason, minutes } = input;
  return changeHost(operator, { action: "host.opened", host, clientId, reason }, clock, async (tx, locked, now) => {
    const openUntil = new Date(now.getTime() + minutes * MINUTE_MS);
    const hand = { handUntil: openUntil, handReason: reason, handBy: operator.actor.name };
    await tx.hostBreaker.update({
      where: { clientId_host: { clientId: locked.clientId, host } },
      data: { window: [], openUntil, probesLeft: null, modified: now, ...hand },
    });
    // What holds a lane longer goes on holding it, as in hold-host.ts.
    await tx.lane.updateMany({
      where: {
        consumerId: { in: locked.consumerIds },
        OR: [{ blockedUntil: null }, { blockedUntil: { lt: openUntil } }, { blockedBy: "breaker" }],
      },
      data: { blockedUntil: openUntil, blockedBy: "breaker" },
    });
    return { openUntil: openUntil.toISOString() };
  });
}
