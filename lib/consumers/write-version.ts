import type { Scope } from "@/lib/scope";
import type { Consumer, Prisma } from "@/prisma/generated/client";

/**
 * Writes down what holds for a consumer from `consumer.modified` on, in the transaction of the change. Attempts name their
 * version, and a verdict uses the one that held when its message was accepted.
 */
export async function writeVersion(tx: Prisma.TransactionClient, scope: Scope, consumer: Consumer): Promise<void> {
  const latest = await tx.transformation.findFirst({ where: { consumerId: consumer.id }, orderBy: { version: "desc" } });
  await tx.consumerVersion.create({
    data: {
      consumerId: consumer.id,
      version: consumer.version,
      holdsFrom: consumer.modified,
      url: consumer.url,
      eventTypes: consumer.eventTypes,
      companyTags: consumer.companyTags,
      rateLimit: consumer.rateLimit,
      disabledReason: consumer.disabledReason,
      deleted: consumer.deletedAt !== null,
      transformationVersion: latest?.enabled ? latest.version : null,
      changedBy: scope.actor.id,
    },
    select: { version: true },
  });
}
