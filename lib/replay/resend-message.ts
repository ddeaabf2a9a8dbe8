import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import { lockConsumer, refuseDisabled } from "@/lib/replay/lock-consumer";
import type { Resent } from "@/lib/replay/schema";
import type { Scope } from "@/lib/scope";
import { invalid } from "@/lib/validation";
import type { Prisma } from "@/prisma/generated/client";

/** @throws AppError `not_found`, or `validation` where its content is gone */
async function checkMessage(tx: Prisma.TransactionClient, scope: Scope, id: string): Promise<void> {
  const [message] = await tx.$queryRaw<{ expunged: boolean }[]>`
    select payload is null as expunged from messages where client_id = ${scope.clientId}::uuid and id = ${id}`;
  if (!message) throw notFound("Message");
  if (message.expunged) {
    const text = "The message's content was expunged, so there is nothing left to send. Publish the event again.";
    throw invalid([{ itemId: "path.messageId", message: text, validatorName: "expunged" }]);
  }
}

async function checkConsumer(tx: Prisma.TransactionClient, scope: Scope, messageId: string, webhookId: string): Promise<void> {
  const consumer = await lockConsumer(tx, scope, webhookId);
  if (consumer.deleted_at !== null) {
    const text = "The webhook consumer was deleted. Create a new one, and replay its missing messages.";
    throw invalid([{ itemId: "webhookId", message: text, validatorName: "deleted" }]);
  }
  refuseDisabled(consumer, "webhookId");
  const delivery = await tx.delivery.findUnique({
    where: { messageId_consumerId: { messageId, consumerId: webhookId } },
    select: { messageId: true },
  });
  if (!delivery) {
    const text = "The message was never meant for this webhook consumer. Replay its missing messages to send what it did not get.";
    throw invalid([{ itemId: "webhookId", message: text, validatorName: "no_delivery" }]);
  }
}

/**
 * Asks for one more attempt of a message, at once and outside its schedule (product.md S12). Every call is an attempt of its own,
 * whatever the delivery's state: asking twice attempts twice.
 * @throws AppError `not_found` (message, consumer), `validation` (consumer disabled or deleted, message not meant for it or expunged)
 */
export async function resendMessage(scope: Scope, messageId: string, webhookId: string, clock: Clock = systemClock): Promise<Resent> {
  const now = clock.now();
  const { clientId, actor } = scope;
  await prisma().$transaction(async (tx) => {
    await checkMessage(tx, scope, messageId);
    await checkConsumer(tx, scope, messageId, webhookId);
    await tx.resend.create({
      data: { clientId, messageId, consumerId: webhookId, trigger: "manual", triggeredBy: actor.name, dueAt: now },
      select: { id: true },
    });
    await recordAudit(tx, scope, { action: "message.resent", subject: `message:${messageId}`, after: { webhookId }, at: now });
  });
  wakeSoon([webhookId], now);
  return { messageId, webhookId };
}
