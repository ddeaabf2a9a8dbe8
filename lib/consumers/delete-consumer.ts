import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { auditedConsumer } from "@/lib/consumers/consumer-answer";
import { writeVersion } from "@/lib/consumers/write-version";
import { prisma, withDeadlockRetries } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

/** A backlog of a million deliveries is ended in the same transaction. */
const TRANSACTION = { maxWait: 10_000, timeout: 120_000 };

/**
 * Ends all that was still to be done for the consumer (product.md S3). Leases stay: whoever holds one may still write down the
 * attempt it has already made. Rows are locked in the order in which settling locks them.
 */
async function dropWork(tx: Prisma.TransactionClient, consumerId: string, now: Date): Promise<void> {
  await tx.lane.deleteMany({ where: { consumerId } });
  await tx.resend.deleteMany({ where: { consumerId } });
  await tx.replay.updateMany({
    where: { consumerId, status: { in: ["pending", "running", "paused"] } },
    data: { status: "cancelled", finished: now },
  });
  await tx.$executeRaw`
    update deliveries set status = 'Failure', next_attempt_at = null, waiting_for = null
    from (
      select message_id from deliveries where consumer_id = ${consumerId}::uuid and next_attempt_at is not null
      order by message_id for update
    ) as unfinished
    where deliveries.message_id = unfinished.message_id and deliveries.consumer_id = ${consumerId}::uuid`;
}

async function writeDeletion(scope: Scope, id: string, now: Date): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const [deleted] = await tx.consumer.updateManyAndReturn({
      where: { id, clientId: scope.clientId, deletedAt: null },
      data: { deletedAt: now, modified: now, version: { increment: 1 } },
    });
    if (!deleted) throw notFound("Webhook consumer");
    await writeVersion(tx, scope, deleted, { action: "consumer.deleted" });
    await dropWork(tx, id, now);
    await recordAudit(tx, scope, { action: "consumer.deleted", subject: `consumer:${id}`, before: auditedConsumer(deleted), at: now });
  }, TRANSACTION);
}

/**
 * Deletes a consumer: it gets no more messages, its scheduled attempts are dropped, and its logs stay. Row and versions are
 * kept, because messages, attempts and verdicts name them.
 * @throws AppError `not_found`, also for another client's and one deleted before
 */
export async function deleteConsumer(scope: Scope, id: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await withDeadlockRetries(() => writeDeletion(scope, id, now));
}
