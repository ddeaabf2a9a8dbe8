import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import type { OperatorScope } from "@/lib/scope";
import type { SetOperatorInput } from "@/lib/users/schema";
import { endSessionsOf } from "@/lib/users/session-rows";
import type { Prisma } from "@/prisma/generated/client";

/** Changes of who operates the service wait for each other, so that two operators can't take the right from one another at once. */
const LOCK = 4_713;

/** @throws AppError `conflict` where nobody but `userId` operates the service */
async function requireAnotherOperator(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const others = await tx.user.count({ where: { isOperator: true, id: { not: userId } } });
  if (others === 0) throw new AppError("conflict", "This is the service's only operator. Make someone else an operator first.");
}

/**
 * Lets someone operate the service, or no longer. All their sessions and password reset links end, so that nothing
 * made with the rights of before goes on.
 * Whoever is so already stays as they are.
 * @throws AppError `not_found`, `conflict` for the only operator
 */
export async function setOperator(
  operator: OperatorScope,
  { userId, isOperator }: SetOperatorInput,
  clock: Clock = systemClock,
): Promise<void> {
  const now = clock.now();
  await prisma().$transaction(async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(${LOCK}::bigint)::text`;
    const user = await tx.user.findUnique({ where: { id: userId }, select: { name: true, email: true, isOperator: true } });
    if (!user) throw notFound("User");
    if (user.isOperator === isOperator) return;
    if (!isOperator) await requireAnotherOperator(tx, userId);
    await tx.user.update({ where: { id: userId }, data: { isOperator }, select: { id: true } });
    await endSessionsOf(tx, userId, now);
    // An Administrator of theirs may have made a link that lets in as them, which they may not for an operator.
    await tx.passwordReset.deleteMany({ where: { userId } });
    await recordAudit(tx, operator, {
      action: isOperator ? "user.operatorGranted" : "user.operatorRevoked",
      subject: `user:${userId}`,
      before: user,
      after: { ...user, isOperator },
      at: now,
    });
  });
}
