import { recordAudit } from "@/lib/audit/record-audit";
import type { AuditAction } from "@/lib/audit/schema";
import { auditedConsumer } from "@/lib/consumers/consumer-answer";
import { writeVersion } from "@/lib/consumers/write-version";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import type { Consumer, Prisma } from "@/prisma/generated/client";

/** Changes of one consumer wait for each other. */
const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/** What a change writes beside its own rows. */
export interface ConsumerChange {
  /** Columns of the consumer itself. */
  data?: Prisma.ConsumerUpdateInput;
  action: AuditAction;
  /** The version that is restored by it. */
  restoredFrom?: number;
  /** For the audit log, never a secret. Left out: what is configured of the consumer. */
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
}

async function lockConsumer(tx: Prisma.TransactionClient, scope: Scope, id: string): Promise<Consumer> {
  const locked = await tx.$queryRaw<unknown[]>`
    select id from consumers where client_id = ${scope.clientId}::uuid and id = ${id}::uuid and deleted_at is null for no key update`;
  if (locked.length === 0) throw notFound("Webhook consumer");
  return tx.consumer.findUniqueOrThrow({ where: { id } });
}

/**
 * The one way a consumer changes: its row is locked, the work is done, and version and audit entry are written, all in one
 * transaction. Every change makes a new version, by which senders notice it.
 * @param work does what is particular to the change, and answers null when there is nothing to change
 * @returns the consumer as it is now
 * @throws AppError `not_found`, and whatever `work` throws, with nothing written
 */
export async function changeConsumer(
  scope: Scope,
  id: string,
  now: Date,
  work: (tx: Prisma.TransactionClient, consumer: Consumer) => Promise<ConsumerChange | null>,
): Promise<Consumer> {
  return prisma().$transaction(async (tx) => {
    const before = await lockConsumer(tx, scope, id);
    const change = await work(tx, before);
    if (!change) return before;
    const after = await tx.consumer.update({ where: { id }, data: { ...change.data, version: { increment: 1 }, modified: now } });
    await writeVersion(tx, scope, after, change);
    await recordAudit(tx, scope, {
      action: change.action,
      subject: `consumer:${id}`,
      before: change.before ?? auditedConsumer(before),
      after: change.after ?? auditedConsumer(after),
      at: now,
    });
    return after;
  }, TRANSACTION);
}
