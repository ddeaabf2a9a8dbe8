import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma, withDeadlockRetries } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { expungeArrivals, expungeAttempts } from "@/lib/retention/expunge-evidence";
import type { Scope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

/**
 * With the content gone nothing can be sent, so what was still to be done ends. Leases stay: whoever holds one may still write
 * down the attempt it has already made (`expungeLateEvidence` sees to what that holds).
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
    const [message] = await tx.message.updateManyAndReturn({
      where: { id, clientId: scope.clientId },
      data: { payload: null, schemaIssue: null },
      select: { eventType: true, size: true, expungedAt: true },
    });
    if (!message) throw notFound("Message");
    if (message.expungedAt) return;
    await tx.message.update({ where: { id }, data: { expungedAt: now }, select: { id: true } });
    await endWork(tx, id);
    await expungeAttempts(tx, [id]);
    await expungeArrivals(tx, [id]);
    const { eventType, size } = message;
    const [before, after] = [size, 0].map((contentBytes) => ({ eventType, contentBytes }));
    await recordAudit(tx, scope, { action: "message.expunged", subject: `message:${id}`, before, after, at: now });
  });
}

/**
 * Removes what a message says, on request: its payload, the bodies that were sent, the answers with their headers, and its arrivals
 * in built-in inboxes. Who got it, when and with what status stays in the log. Deliveries that were not done yet end as Failure;
 * an attempt that is under way ends, and leaves no content. Doing it twice does no harm.
 * @throws AppError `not_found`, also for another client's
 */
export async function expungeMessage(scope: Scope, id: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await withDeadlockRetries(() => expunge(scope, id, now));
}
