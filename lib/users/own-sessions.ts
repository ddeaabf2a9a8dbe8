import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { OwnSession } from "@/lib/users/schema";
import { openSessions, type SignedIn } from "@/lib/users/session-rows";

type Own = Pick<SignedIn, "sessionId" | "user">;

function live({ user }: Own, clock: Clock) {
  return { userId: user.id, ...openSessions(clock.now()) };
}

/** Where the person is signed in: here first, then by latest use. */
export async function listSessions(own: Own, clock: Clock = systemClock): Promise<OwnSession[]> {
  const rows = await prisma().session.findMany({ where: live(own, clock), orderBy: { lastSeen: "desc" }, take: 100 });
  const sessions = rows.map(({ id, address, userAgent, created, lastSeen }) => ({
    id,
    address,
    userAgent,
    created: created.toISOString(),
    lastSeen: lastSeen.toISOString(),
    current: id === own.sessionId,
  }));
  return sessions.sort((one, other) => Number(other.current) - Number(one.current));
}

/** Ends one of the person's own sessions. @throws AppError `not_found` for any other */
export async function endSession(own: Own, id: string, clock: Clock = systemClock): Promise<void> {
  const { count } = await prisma().session.updateMany({ where: { ...live(own, clock), id }, data: { revokedAt: clock.now() } });
  if (count === 0) throw notFound("Session");
}

/** Ends all of the person's sessions but the one they use. */
export async function endOtherSessions(own: Own, clock: Clock = systemClock): Promise<void> {
  await prisma().session.updateMany({ where: { ...live(own, clock), id: { not: own.sessionId } }, data: { revokedAt: clock.now() } });
}
