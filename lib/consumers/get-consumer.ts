import { consumerAnswer } from "@/lib/consumers/consumer-answer";
import { readStates } from "@/lib/consumers/read-states";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";

/** @throws AppError `not_found`, also for another client's and a deleted one */
export async function getConsumer(scope: Scope, id: string): Promise<WebhookConsumer> {
  const row = await prisma().consumer.findFirst({ where: { id, clientId: scope.clientId, deletedAt: null } });
  if (!row) throw notFound("Webhook consumer");
  const states = await readStates(scope, [row]);
  return consumerAnswer(row, states.get(row.id) ?? {});
}
