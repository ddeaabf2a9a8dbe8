import { changeClient } from "@/lib/clients/change-client";
import { type Clock, systemClock } from "@/lib/clock";
import { withDeadlockRetries } from "@/lib/db";
import { holdClient, releaseClient } from "@/lib/lanes/hold-client";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import type { OperatorScope } from "@/lib/scope";

/**
 * Suspends a client: its keys are refused, its people may look and not change, and nothing of it is sent, while all that waits
 * stays as it is, slots of the schedule included. Attempts that are claimed already end. One that is suspended already keeps its
 * instant and its reason.
 * @param reason for the client's people, and its log
 * @throws AppError `not_found`
 */
export async function suspendClient(operator: OperatorScope, id: string, reason: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await withDeadlockRetries(() =>
    changeClient(operator, id, now, async (tx, client) => {
      if (client.suspendedAt) return null;
      await holdClient(tx, id);
      return {
        data: { suspendedAt: now, suspendedReason: reason },
        action: "client.suspended",
        before: { name: client.name, suspended: false },
        after: { name: client.name, suspended: true, reason },
      };
    }),
  );
}

/**
 * Ends a suspension: what is due by now goes out at once, each delivery with the slots it had. One that is not suspended stays
 * as it is.
 * @throws AppError `not_found`
 */
export async function resumeClient(operator: OperatorScope, id: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  let released: string[] = [];
  await withDeadlockRetries(() =>
    changeClient(operator, id, now, async (tx, client) => {
      if (!client.suspendedAt) return null;
      released = await releaseClient(tx, id, { since: client.suspendedAt, until: now });
      // Replays have been resting; they go on with the next step.
      await tx.replay.updateMany({ where: { clientId: id, status: { in: ["pending", "running"] } }, data: { leaseUntil: null } });
      return {
        data: { suspendedAt: null, suspendedReason: null },
        action: "client.resumed",
        before: { name: client.name, suspended: true, reason: client.suspendedReason },
        after: { name: client.name, suspended: false },
      };
    }),
  );
  wakeSoon(released, now);
}
