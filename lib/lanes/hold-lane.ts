import type { Prisma } from "@/prisma/generated/client";

/** The end of a hold that only a person ends. A date, and not `infinity`, so that it is one in JavaScript too. */
export const FOREVER = new Date("9999-12-31T00:00:00.000Z");

/**
 * Holds a consumer's lane while it is disabled: nothing of it is claimed any more. Whatever held it until now gives way, but for
 * the suspension of its client, at whose end the disabling is seen (hold-client.ts).
 */
export async function holdLane(tx: Prisma.TransactionClient, consumerId: string): Promise<void> {
  const notSuspended = [{ blockedBy: null }, { blockedBy: { not: "suspended" as const } }];
  await tx.lane.updateMany({ where: { consumerId, OR: notSuspended }, data: { blockedUntil: FOREVER, blockedBy: "disabled" } });
}

/**
 * Ends that hold, and forgets the failures from before it, which would disable the consumer again at its first one. The lane
 * still has to be woken, after the commit.
 */
export async function releaseLane(tx: Prisma.TransactionClient, consumerId: string): Promise<void> {
  await tx.lane.updateMany({ where: { consumerId, blockedBy: "disabled" }, data: { blockedUntil: null, blockedBy: null } });
  await tx.lane.updateMany({ where: { consumerId }, data: { failingSince: null, lastFailedAt: null } });
}

/**
 * Makes a lane that is not held by its disabling, or its client's suspension, follow the circuit breaker of a host: held as the host's other lanes are, or
 * let go when it was another host's breaker that held it. For consumers that come to a host: new, changed or enabled again.
 */
export async function followHost(tx: Prisma.TransactionClient, clientId: string, consumerId: string, host: string): Promise<void> {
  await tx.lane.updateMany({ where: { consumerId, blockedBy: "breaker" }, data: { blockedUntil: null, blockedBy: null } });
  await tx.$executeRaw`
    update lanes set blocked_until = host_breakers.open_until, blocked_by = 'breaker' from host_breakers
    where lanes.consumer_id = ${consumerId}::uuid and (lanes.blocked_by is null or lanes.blocked_by not in ('disabled', 'suspended'))
      and host_breakers.client_id = ${clientId}::uuid and host_breakers.host = ${host} and host_breakers.open_until is not null`;
}
