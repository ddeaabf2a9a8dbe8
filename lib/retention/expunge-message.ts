import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma, withDeadlockRetries } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

/**
 * With the content gone nothing can be sent, so what was still to be done ends. Leases stay: whoever holds one may still write
 * down the attempt it has already made (its evidence goes with the next expunge, or with retention).
 */
async function endWork(tx: Prisma.TransactionClient, messageId: string): Promise<void> {
  await tx.resend.deleteMany({ where: { messageId } });
  await tx.delivery.updateMany({
    where: { messageId, nextAttemptAt: { not: null } },
    data: { status: "Failure", nextAttemptAt: null, waitingFor: null },
  });
}

async function expunge(scope: Scope, id: string, now: Date): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const { count } = await tx.message.updateMany({ where: { id, clientId: scope.clientId }, data: { payload: null, schemaIssue: null } });
    if (count === 0) throw notFound("Message");
    await endWork(tx, id);
    await tx.attempt.updateMany({ where: { messageId: id }, data: { requestBody: null, responseBody: null } });
    await recordAudit(tx, scope, { action: "message.expunged", subject: `message:${id}`, at: now });
  });
}

/**
 * Removes what a message says, on request: its payload, the bodies that were sent and the answers. Who got it, when and with what
 * status stays in the log. Deliveries that were not done yet end as Failure. Doing it twice does no harm.
 * @throws AppError `not_found`, also for another client's
 */
export async function expungeMessage(scope: Scope, id: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await withDeadlockRetries(() => expunge(scope, id, now));
}
