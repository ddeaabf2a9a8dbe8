import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import { lockMembers, requireAnotherAdministrator } from "@/lib/users/lock-members";
import { endSessionsAt } from "@/lib/users/session-rows";

/**
 * Takes a member out of the client, at once. The account stays, for the other clients it may belong to.
 * @throws AppError `not_found` where they do not belong to the client, `conflict` for its only Administrator
 */
export async function removeMember(scope: Scope, userId: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  const { clientId } = scope;
  await prisma().$transaction(async (tx) => {
    await lockMembers(tx, scope);
    const member = await tx.membership.findUnique({ where: { userId_clientId: { userId, clientId } }, include: { user: true } });
    if (!member) throw notFound("Member");
    if (member.role === "Administrator") await requireAnotherAdministrator(tx, scope, userId);
    await tx.membership.delete({ where: { userId_clientId: { userId, clientId } } });
    await endSessionsAt(tx, clientId, userId, now);
    const { name, email } = member.user;
    await recordAudit(tx, scope, {
      action: "user.removed",
      subject: `user:${userId}`,
      before: { name, email, role: member.role },
      at: now,
    });
  });
}
