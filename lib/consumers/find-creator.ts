import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";

/** Who created a consumer, by the name they had then; null where nobody wrote it down. */
export async function findCreator(scope: Scope, consumerId: string): Promise<string | null> {
  const entry = await prisma().auditEntry.findFirst({
    where: { clientId: scope.clientId, subject: `consumer:${consumerId}`, action: "consumer.created" },
    select: { actorName: true },
  });
  return entry?.actorName ?? null;
}
