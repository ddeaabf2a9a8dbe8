import { type Change, recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

/** Writes down what concerns a person's account: in each of their clients, whose Administrators have to know, else in the operator's log. */
export async function auditPerson(
  tx: Prisma.TransactionClient,
  actor: Actor,
  userId: string,
  change: Omit<Change, "subject">,
): Promise<void> {
  const memberships = await tx.membership.findMany({ where: { userId }, select: { clientId: true } });
  const clients = memberships.length > 0 ? memberships : [{ clientId: null }];
  for (const { clientId } of clients) {
    const scope = clientId === null ? { clientId, actor } : { clientId, actor };
    await recordAudit(tx, scope, { ...change, subject: `user:${userId}` });
  }
}
