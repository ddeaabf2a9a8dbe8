import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { OperatorScope } from "@/lib/scope";
import { auditPerson } from "@/lib/users/audit-person";
import { endSessionsOf, openSessions } from "@/lib/users/session-rows";

/**
 * Signs someone out wherever they are signed in. Where they are not, nothing is written.
 * @returns how many sessions ended
 * @throws AppError `not_found`
 */
export async function endAllSessions(operator: OperatorScope, userId: string, clock: Clock = systemClock): Promise<number> {
  const now = clock.now();
  return prisma().$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId }, select: { name: true } });
    if (!user) throw notFound("User");
    const sessions = await tx.session.count({ where: { userId, ...openSessions(now) } });
    if (sessions === 0) return 0;
    await endSessionsOf(tx, userId, now);
    const [before, after] = [sessions, 0].map((count) => ({ name: user.name, sessions: count }));
    await auditPerson(tx, operator.actor, userId, { action: "user.sessionsEnded", before, after, at: now });
    return sessions;
  });
}
