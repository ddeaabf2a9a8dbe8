import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import { newOneTimeToken } from "@/lib/users/one-time-token";
import type { InviteInput } from "@/lib/users/schema";
import { invalid } from "@/lib/validation";

const VALID_MS = 7 * 86_400_000;

export interface Invited {
  id: string;
  /** The only copy of the link: it opens the client to whoever has it. */
  link: string;
  expires: Date;
}

/**
 * Asks someone to join the client, by a link that works once within a week. An earlier invitation of the same address ends.
 * @throws AppError `validation` where they belong to the client already
 */
export async function inviteUser(scope: Scope, { email, role }: InviteInput, clock: Clock = systemClock): Promise<Invited> {
  const now = clock.now();
  const { clientId, actor } = scope;
  const { token, hash } = newOneTimeToken();
  const id = randomUUID();
  const expires = new Date(now.getTime() + VALID_MS);
  await prisma().$transaction(async (tx) => {
    if ((await tx.membership.count({ where: { clientId, user: { email } } })) > 0) {
      throw invalid([
        { itemId: "email", message: `${email} belongs to this client already. Change the role instead.`, validatorName: "member" },
      ]);
    }
    await tx.invitation.updateMany({ where: { clientId, email, endedAt: null }, data: { endedAt: now } });
    await tx.invitation.create({
      data: { id, clientId, email, role, tokenHash: hash, created: now, createdBy: actor.id, createdByName: actor.name, expires },
    });
    await recordAudit(tx, scope, { action: "user.invited", subject: `invitation:${id}`, after: { name: email, role }, at: now });
  });
  return { id, link: `${env().APP_URL.replace(/\/$/, "")}/invitation/${token}`, expires };
}

/**
 * Takes an invitation back.
 * @throws AppError `not_found`, also once it was accepted or taken back
 */
export async function revokeInvitation(scope: Scope, id: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await prisma().$transaction(async (tx) => {
    const [ended] = await tx.invitation.updateManyAndReturn({
      where: { id, clientId: scope.clientId, endedAt: null },
      data: { endedAt: now },
    });
    if (!ended) throw notFound("Invitation");
    const before = { name: ended.email, role: ended.role };
    await recordAudit(tx, scope, { action: "user.invitationRevoked", subject: `invitation:${id}`, before, at: now });
  });
}
