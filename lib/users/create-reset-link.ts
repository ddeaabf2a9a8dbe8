import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import type { OperatorScope, Scope } from "@/lib/scope";
import { newOneTimeToken } from "@/lib/users/one-time-token";
import type { Prisma } from "@/prisma/generated/client";

const VALID_MS = 3_600_000;

export interface ResetLink {
  /** The only copy: it lets whoever has it in as this person. */
  link: string;
  expires: Date;
}

/** Makes a link by which someone chooses a new password, within the hour. What lets its maker do so is theirs to check. */
export async function newResetLink(tx: Prisma.TransactionClient, userId: string, now: Date): Promise<ResetLink> {
  const { token, hash } = newOneTimeToken();
  const expires = new Date(now.getTime() + VALID_MS);
  await tx.passwordReset.deleteMany({ where: { userId, expires: { lte: now } } });
  await tx.passwordReset.create({ data: { tokenHash: hash, userId, expires } });
  return { link: `${env().APP_URL.replace(/\/$/, "")}/reset-password/${token}`, expires };
}

/**
 * An Administrator may let someone in as a person only where that person sees nothing the Administrator does not administer.
 * @throws AppError `not_found` for nobody of the client, `forbidden`
 */
async function requireOwnPerson(tx: Prisma.TransactionClient, scope: Scope, userId: string): Promise<void> {
  const user = await tx.user.findFirst({
    where: { id: userId, memberships: { some: { clientId: scope.clientId } } },
    select: { isOperator: true, memberships: { select: { clientId: true } } },
  });
  if (!user) throw notFound("Member");
  const others = user.memberships.map(({ clientId }) => clientId).filter((clientId) => clientId !== scope.clientId);
  const administered = await tx.membership.count({
    where: { userId: scope.actor.id.replace(/^user:/, ""), clientId: { in: others }, role: "Administrator" },
  });
  if (user.isOperator || administered < others.length) {
    throw new AppError("forbidden", "This person belongs to other clients too. Ask the operator of this service for a link.");
  }
}

/**
 * Makes a link by which someone chooses a new password, to hand over to them: once, within the hour.
 * @param scope an Administrator's client, for people whose every client the Administrator administers; or an operator, for anyone
 * @throws AppError `not_found` where there is no such person (in the client), `forbidden` where they have clients of others, or operate
 */
export async function createPasswordResetLink(
  scope: Scope | OperatorScope,
  userId: string,
  clock: Clock = systemClock,
): Promise<ResetLink> {
  const now = clock.now();
  return prisma().$transaction(async (tx) => {
    if (scope.clientId !== null) await requireOwnPerson(tx, scope, userId);
    const user = await tx.user.findUnique({ where: { id: userId }, select: { name: true, email: true } });
    if (!user) throw notFound("User");
    await recordAudit(tx, scope, { action: "user.resetLinkCreated", subject: `user:${userId}`, after: user, at: now });
    return newResetLink(tx, userId, now);
  });
}
