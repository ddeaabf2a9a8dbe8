import { type Clock, systemClock } from "@/lib/clock";
import type { ConsumerState } from "@/lib/consumers/consumer-answer";
import { CERTIFICATE_WARNING_DAYS, FAILING_DAYS, FAILING_WARNING_HOURS } from "@/lib/consumers/warnings-schema";
import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import type { HostBreaker, Lane } from "@/prisma/generated/client";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function breakerState(breaker: HostBreaker | undefined, now: Date): Pick<ConsumerState, "breaker"> {
  if (!breaker?.openUntil) return {};
  const probing = breaker.openUntil <= now && breaker.probesLeft !== null;
  if (!probing && breaker.openUntil <= now) return {};
  return { breaker: { host: breaker.host, openUntil: breaker.openUntil.toISOString(), probing } };
}

function failingState(lane: Lane | undefined, now: Date): Pick<ConsumerState, "failing"> {
  if (!lane?.failingSince || !isFailing(lane, now)) return {};
  const disablesAt = new Date(lane.failingSince.getTime() + FAILING_DAYS * DAY_MS);
  return { failing: { since: lane.failingSince.toISOString(), disablesAt: disablesAt.toISOString() } };
}

/** Whether its owners have been warned of it, or are about to be (lib/notices/find-failing.ts). */
function isFailing({ failingSince, lastFailedAt }: Lane, now: Date): boolean {
  if (!failingSince || !lastFailedAt) return false;
  const failed = now.getTime() - failingSince.getTime();
  return failed >= FAILING_WARNING_HOURS[0] * HOUR_MS && now.getTime() - lastFailedAt.getTime() <= DAY_MS;
}

function pauseState(lane: Lane | undefined, now: Date): Pick<ConsumerState, "pausedUntil"> {
  if (lane?.blockedBy !== "pause" || !lane.blockedUntil || lane.blockedUntil <= now) return {};
  return { pausedUntil: lane.blockedUntil.toISOString() };
}

/**
 * What holds these consumers' messages back now, or soon will: the receiver's pause and the failures, from their lanes, the
 * circuit breakers of their hosts, and certificates that run out.
 * @returns a state for each of them, by id
 */
export async function readStates(
  scope: Scope,
  consumers: readonly { id: string; host: string }[],
  clock: Clock = systemClock,
): Promise<Map<string, ConsumerState>> {
  const now = clock.now();
  const { clientId } = scope;
  const ids = consumers.map(({ id }) => id);
  const soon = new Date(now.getTime() + CERTIFICATE_WARNING_DAYS[0] * DAY_MS);
  const [lanes, breakers, certificates] = await Promise.all([
    prisma().lane.findMany({
      where: {
        clientId,
        consumerId: { in: ids },
        OR: [{ blockedBy: "pause", blockedUntil: { gt: now } }, { failingSince: { not: null } }],
      },
    }),
    prisma().hostBreaker.findMany({ where: { clientId, host: { in: consumers.map(({ host }) => host) } } }),
    prisma().consumerCertificate.findMany({
      where: { consumerId: { in: ids }, notAfter: { lte: soon } },
      select: { consumerId: true, notAfter: true },
    }),
  ]);
  const laneOf = new Map(lanes.map((lane) => [lane.consumerId, lane]));
  const byHost = new Map(breakers.map((breaker) => [breaker.host, breaker]));
  const expires = new Map(certificates.map(({ consumerId, notAfter }) => [consumerId, notAfter.toISOString()]));
  return new Map(
    consumers.map(({ id, host }) => {
      const lane = laneOf.get(id);
      const certificateExpires = expires.get(id);
      return [
        id,
        {
          ...pauseState(lane, now),
          ...breakerState(byHost.get(host), now),
          ...failingState(lane, now),
          ...(certificateExpires === undefined ? {} : { certificateExpires }),
        },
      ];
    }),
  );
}
