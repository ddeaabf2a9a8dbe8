import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { auditPerson } from "@/lib/users/audit-person";
import { hashToken } from "@/lib/users/one-time-token";
import { hashPassword } from "@/lib/users/password";
import type { ResetPasswordInput } from "@/lib/users/schema";
import { endSessionsOf } from "@/lib/users/session-rows";
import { forgiveTries } from "@/lib/users/throttle";

interface Resettable {
  id: string;
  name: string;
  email: string;
  locale: string | null;
}

/** Whose password a link lets its holder choose; null where it is not, or no longer, worth anything. */
export async function findPasswordReset(token: string, clock: Clock = systemClock): Promise<Resettable | null> {
  const row = await prisma().passwordReset.findFirst({
    where: { tokenHash: hashToken(token), expires: { gt: clock.now() } },
    select: { user: { select: { id: true, name: true, email: true, locale: true } } },
  });
  return row?.user ?? null;
}

/**
 * Sets a new password with a link's token, once. Every session of the person ends, and so does every other such link.
 * @param address where the request came from, for the audit log
 * @returns whose password it is now
 * @throws AppError `not_found`, the same whether the link never was, was used or has run out
 */
export async function resetPassword(
  { token, password }: ResetPasswordInput,
  address: string | null,
  clock: Clock = systemClock,
): Promise<Resettable> {
  const now = clock.now();
  // Hashing costs a core some time, which nobody gets without a link of worth.
  const user = await findPasswordReset(token, clock);
  if (!user) throw notFound("Link");
  const passwordHash = await hashPassword(password);
  await prisma().$transaction(async (tx) => {
    const { count } = await tx.passwordReset.deleteMany({ where: { tokenHash: hashToken(token) } });
    if (count === 0) throw notFound("Link");
    await tx.passwordReset.deleteMany({ where: { userId: user.id } });
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await endSessionsOf(tx, user.id, now);
    const actor = { id: `user:${user.id}`, name: user.name, ...(address ? { address } : {}) };
    await auditPerson(tx, actor, user.id, { action: "user.passwordReset", at: now });
  });
  await forgiveTries("signIn.account", user.email);
  return user;
}
