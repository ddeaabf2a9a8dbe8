import { type Clock, systemClock } from "@/lib/clock";
import { changeHost } from "@/lib/hosts/change-host";
import type { CloseHostInput } from "@/lib/hosts/schema";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import type { OperatorScope } from "@/lib/scope";

/**
 * Closes the breaker of a host by hand, however it was opened: what was deferred is sent at once, and the moving minute begins anew.
 * @returns how many clients' breakers were closed; one that is closed already stays as it is
 * @throws AppError `not_found` where nobody sends to the host
 */
export async function closeHost(operator: OperatorScope, input: CloseHostInput, clock: Clock = systemClock): Promise<number> {
  const { host, clientId, reason } = input;
  const released: string[] = [];
  const changed = await changeHost(operator, { action: "host.closed", host, clientId, reason }, clock, async (tx, locked, now) => {
    if (locked.breaker.openUntil === null) return undefined;
    await tx.hostBreaker.update({
      where: { clientId_host: { clientId: locked.clientId, host } },
      data: { window: [], openUntil: null, probesLeft: null, modified: now, handUntil: null, handReason: null, handBy: null },
    });
    await tx.lane.updateMany({
      where: { consumerId: { in: locked.consumerIds }, blockedBy: "breaker" },
      data: { blockedUntil: null, blockedBy: null },
    });
    released.push(...locked.consumerIds);
    return { openUntil: null };
  });
  // After the commit: a worker that looked before it would find the lanes held.
  wakeSoon(released, clock.now());
  return changed;
}
