import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { hashToken } from "@/lib/users/one-time-token";
import { hashPassword } from "@/lib/users/password";
import type { AcceptInvitationInput, InvitationOffer } from "@/lib/users/schema";
import type { Invitation, Prisma } from "@/prisma/generated/client";

/** What links of no worth are told: the same whether they never were, were used, taken back or ran out. */
function gone(): AppError {
  return notFound("Invitation");
}

function openInvitation(token: string, now: Date) {
  return { tokenHash: hashToken(token), endedAt: null, expires: { gt: now }, client: { suspendedAt: null } };
}

/**
 * What an invitation's link offers.
 * @returns null where it is not, or no longer, worth anything
 */
export async function findInvitation(token: string, clock: Clock = systemClock): Promise<InvitationOffer | null> {
  const row = await prisma().invitation.findFirst({ where: openInvitation(token, clock.now()), include: { client: true } });
  if (!row) return null;
  const hasAccount = (await prisma().user.count({ where: { email: row.email } })) > 0;
  return { client: row.client.name, email: row.email, role: row.role, invitedBy: row.createdByName, hasAccount };
}

/** Ends the invitation, so that of two who accept at once only one does. @throws AppError `not_found` */
async function take(tx: Prisma.TransactionClient, token: string, now: Date): Promise<Invitation> {
  const [row] = await tx.invitation.updateManyAndReturn({ where: openInvitation(token, now), data: { endedAt: now } });
  if (!row) throw gone();
  return row;
}

/** Where the request comes from, where that is known. */
interface Caller {
  address?: string | null;
}

/** Makes someone a member as the invitation says, and writes it down. */
export async function join(
  tx: Prisma.TransactionClient,
  invitation: Invitation,
  user: Caller & { id: string; name: string },
  now: Date,
): Promise<void> {
  const { clientId, role, email } = invitation;
  await tx.membership.upsert({
    where: { userId_clientId: { userId: user.id, clientId } },
    create: { userId: user.id, clientId, role, created: now },
    update: {},
  });
  const scope = { clientId, actor: { id: `user:${user.id}`, name: user.name, ...(user.address ? { address: user.address } : {}) } };
  await recordAudit(tx, scope, { action: "user.joined", subject: `user:${user.id}`, after: { name: user.name, email, role }, at: now });
}

/**
 * Accepts an invitation as someone new: an account with the invitation's address is made.
 * @returns the address to sign in with
 * @throws AppError `not_found` (no such invitation any more), `conflict` where the address has an account
 */
export async function acceptAsNewUser(input: AcceptInvitationInput & Caller, clock: Clock = systemClock): Promise<{ email: string }> {
  const now = clock.now();
  // Hashing costs a core some time, which nobody gets without a link of worth; inside the transaction it would hold a connection.
  if (!(await findInvitation(input.token, clock))) throw gone();
  const passwordHash = await hashPassword(input.password);
  return prisma().$transaction(async (tx) => {
    const invitation = await take(tx, input.token, now);
    if ((await tx.user.count({ where: { email: invitation.email } })) > 0) {
      throw new AppError("conflict", "This address has an account. Sign in to accept the invitation.");
    }
    const user = await tx.user.create({
      data: { id: randomUUID(), email: invitation.email, name: input.name, passwordHash, created: now },
      select: { id: true, name: true },
    });
    await join(tx, invitation, { ...user, ...(input.address ? { address: input.address } : {}) }, now);
    return { email: invitation.email };
  });
}

/**
 * Accepts an invitation as the person signed in.
 * @returns the client joined
 * @throws AppError `not_found`, `forbidden` where it was meant for another address
 */
export async function acceptAsUser(
  user: Caller & { id: string; name: string; email: string },
  token: string,
  clock: Clock = systemClock,
): Promise<string> {
  const now = clock.now();
  return prisma().$transaction(async (tx) => {
    const invitation = await take(tx, token, now);
    if (invitation.email !== user.email) {
      throw new AppError("forbidden", "This invitation was meant for another address. Sign in with that one.");
    }
    await join(tx, invitation, user, now);
    return invitation.clientId;
  });
}
