import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/scope";
import { auditPerson } from "@/lib/users/audit-person";
import { hashPassword, verifyPassword } from "@/lib/users/password";
import type { ChangePasswordInput } from "@/lib/users/schema";
import { endSessionsOf, type NewSession, openSession } from "@/lib/users/session-rows";
import { forgiveTries, mayTry } from "@/lib/users/throttle";
import { invalid } from "@/lib/validation";

/** @throws AppError `validation` on the current password, `rate_limited` */
async function requireCurrent(userId: string, current: string, now: Date): Promise<void> {
  if (!(await mayTry("changePassword.account", userId, now))) throw new AppError("rate_limited", "Too many tries. Wait 15 minutes.");
  const { passwordHash } = await prisma().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  if (passwordHash === null || !(await verifyPassword(passwordHash, current))) {
    throw invalid([{ itemId: "current", message: "This is not your current password.", validatorName: "current" }]);
  }
  await forgiveTries("changePassword.account", userId);
}

/**
 * Gives the person another password. Every session they have ends, the one they use too: it goes on as a new one, so that
 * whoever had got hold of any of them is out.
 * @param session what the new session is opened for
 * @returns the new session's id
 * @throws AppError `validation` where the current password is not it, `rate_limited` after too many tries
 */
export async function changePassword(
  actor: Actor,
  session: NewSession,
  { current, password }: ChangePasswordInput,
  clock: Clock = systemClock,
): Promise<string> {
  const now = clock.now();
  const { userId } = session;
  await requireCurrent(userId, current, now);
  const passwordHash = await hashPassword(password);
  return prisma().$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await tx.passwordReset.deleteMany({ where: { userId } });
    await endSessionsOf(tx, userId, now);
    await auditPerson(tx, actor, userId, { action: "user.passwordChanged", at: now });
    return openSession(session, now, tx);
  });
}
