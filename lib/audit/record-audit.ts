import type { AuditAction } from "@/lib/audit/schema";
import type { OperatorScope, Scope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

/** What is written down of a change. */
export interface Change {
  action: AuditAction;
  /** `consumer:<id>` */
  subject: string;
  /** What it was and became: only properties that may be shown, never a secret. */
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
  at: Date;
}

/**
 * Writes the audit entry of a change in the change's own transaction, so that neither is there without the other (product.md A4).
 */
export async function recordAudit(tx: Prisma.TransactionClient, scope: Scope | OperatorScope, change: Change): Promise<void> {
  await tx.auditEntry.create({
    data: {
      clientId: scope.clientId,
      actor: scope.actor.id,
      actorName: scope.actor.name,
      action: change.action,
      subject: change.subject,
      before: change.before,
      after: change.after,
      address: scope.actor.address,
      created: change.at,
    },
    select: { id: true },
  });
}
