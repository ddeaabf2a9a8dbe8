import { readTrouble } from "@/lib/notices/read-trouble";
import { endpointFacts, recordNotices } from "@/lib/notices/record-notices";
import type { Consumer, DisabledReason, Prisma } from "@/prisma/generated/client";

/**
 * Tells that a consumer is disabled, in the transaction that does it. Where a person did it, machines hear of it and nobody is
 * mailed.
 */
export async function recordDisabled(tx: Prisma.TransactionClient, consumer: Consumer, reason: DisabledReason, now: Date): Promise<void> {
  const facts = { ...endpointFacts(consumer), reason, disabledAt: now.toISOString(), ...(await readTrouble(tx, consumer.id)) };
  await recordNotices(tx, [
    {
      clientId: consumer.clientId,
      consumerId: consumer.id,
      eventType: "webhook.disabled",
      subject: `${consumer.id}:${now.getTime()}`,
      facts,
      created: now,
      mailed: reason !== "user",
      open: reason === "failing" || reason === "gone",
    },
  ]);
}
