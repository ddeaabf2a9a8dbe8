import type { AuditAction } from "@/lib/audit/schema";
import type { Scope } from "@/lib/scope";
import { type Consumer, Prisma } from "@/prisma/generated/client";

/** What led to a version. */
interface Origin {
  action: AuditAction;
  restoredFrom?: number | undefined;
}

/** What stands in tables of its own, as far as a version may hold it: never a value or a key. */
async function readBelongings(tx: Prisma.TransactionClient, consumerId: string) {
  const [transformation, headers, certificate] = [
    await tx.transformation.findFirst({ where: { consumerId }, orderBy: { version: "desc" }, select: { version: true, enabled: true } }),
    await tx.consumerHeader.findMany({ where: { consumerId }, orderBy: { name: "asc" }, select: { name: true, version: true } }),
    await tx.consumerCertificate.findUnique({ where: { consumerId }, select: { subject: true, fingerprint256: true } }),
  ];
  return {
    headers,
    certificate: certificate ?? Prisma.DbNull,
    transformationVersion: transformation?.enabled ? transformation.version : null,
  };
}

/**
 * Writes down what holds for a consumer from `consumer.modified` on, in the transaction of the change. Attempts name their
 * version, and a verdict uses the one that held when its message was accepted.
 */
export async function writeVersion(tx: Prisma.TransactionClient, scope: Scope, consumer: Consumer, origin: Origin): Promise<void> {
  await tx.consumerVersion.create({
    data: {
      consumerId: consumer.id,
      version: consumer.version,
      holdsFrom: consumer.modified,
      url: consumer.url,
      description: consumer.description,
      eventTypes: consumer.eventTypes,
      companyTags: consumer.companyTags,
      rateLimit: consumer.rateLimit,
      disabledReason: consumer.disabledReason,
      deleted: consumer.deletedAt !== null,
      ...(await readBelongings(tx, consumer.id)),
      changedBy: scope.actor.id,
      changedByName: scope.actor.name,
      action: origin.action,
      restoredFrom: origin.restoredFrom,
    },
    select: { version: true },
  });
}
