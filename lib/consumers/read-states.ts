import { systemClock } from "@/lib/clock";
import type { ConsumerState } from "@/lib/consumers/consumer-answer";
import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import type { HostBreaker } from "@/prisma/generated/client";

function breakerState(breaker: HostBreaker | undefined, now: Date): Pick<ConsumerState, "breaker"> {
  if (!breaker?.openUntil) return {};
  const probing = breaker.openUntil <= now && breaker.probesLeft !== null;
  if (!probing && breaker.openUntil <= now) return {};
  return { breaker: { host: breaker.host, openUntil: breaker.openUntil.toISOString(), probing } };
}

/**
 * What holds these consumers' messages back now: the receiver's pause, from their lanes, and the circuit breakers of their hosts.
 * @returns a state for each of them, by id
 */
export async function readStates(scope: Scope, consumers: readonly { id: string; host: string }[]): Promise<Map<string, ConsumerState>> {
  const now = systemClock.now();
  const { clientId } = scope;
  const [lanes, breakers] = await Promise.all([
    prisma().lane.findMany({
      where: { clientId, consumerId: { in: consumers.map(({ id }) => id) }, blockedBy: "pause", blockedUntil: { gt: now } },
    }),
    prisma().hostBreaker.findMany({ where: { clientId, host: { in: consumers.map(({ host }) => host) } } }),
  ]);
  const pausedUntil = new Map(lanes.map((lane) => [lane.consumerId, lane.blockedUntil]));
  const byHost = new Map(breakers.map((breaker) => [breaker.host, breaker]));
  return new Map(
    consumers.map(({ id, host }) => {
      const pause = pausedUntil.get(id);
      return [id, { ...(pause ? { pausedUntil: pause.toISOString() } : {}), ...breakerState(byHost.get(host), now) }];
    }),
  );
}
