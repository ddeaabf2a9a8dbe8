import type { Role } from "@/lib/access/roles";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import { lockMembers, requireAnotherAdministrator } from "@/lib/users/lock-members";
import { endSessionsAt } from "@/lib/users/session-rows";

/**
 * Gives a member another role. Their sessions at this client end, so that nothing loaded with the role before goes on.
 * @throws AppError `not_found` where they do not belong to the client, `conflict` for its only Administrator
 */
export async function changeRole(scope: Scope, userId: string, role: Role, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  const { clientId } = scope;
  await prisma().$transaction(async (tx) => {
    await lockMembers(tx, scope);
    const member = await tx.membership.findUnique({ where: { userId_clientId: { userId, clientId } }, include: { user: true } });
    if (!member) throw notFound("Member");
    if (member.role === role) return;
    if (member.role === "Administrator") await requireAnotherAdministrator(tx, scope, userId);
    await tx.membership.update({ where: { userId_clientId: { userId, clientId } }, data: { role } });
    await endSessionsAt(tx, clientId, userId, now);
    await recordAudit(tx, scope, {
      action: "user.roleChanged",
      subject: `user:${userId}`,
      before: { name: member.user.name, role: member.role },
      after: { name: member.user.name, role },
      at: now,
    });
  });
}
