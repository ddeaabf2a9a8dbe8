import { type Clock, systemClock } from "@/lib/clock";
import { changeConsumer } from "@/lib/consumers/change-consumer";
import { passDueSlots } from "@/lib/consumers/pass-due-slots";
import { prisma } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { followHost, releaseLane } from "@/lib/lanes/hold-lane";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import type { Scope } from "@/lib/scope";
import type { Consumer, Prisma } from "@/prisma/generated/client";

/**
 * Passes the slots that have fallen due, page by page, before the consumer's row is locked: a backlog of a million deliveries
 * must not be one long transaction. What falls due meanwhile is passed with the enabling itself.
 */
export async function prepareEnabling(scope: Scope, id: string, now: Date): Promise<void> {
  const consumer = await prisma().consumer.findFirst({
    where: { id, clientId: scope.clientId, deletedAt: null, disabledAt: { not: null } },
    select: { id: true, disabledAt: true, disabledReason: true },
  });
  if (!consumer?.disabledAt || consumer.disabledReason === "operator") return;
  await passDueSlots(prisma(), { id: consumer.id, disabledAt: consumer.disabledAt }, now);
}

/**
 * The enabling of a locked consumer. Its lane is to be woken after the commit.
 * @returns its new columns, or null when it is enabled already
 * @throws AppError `forbidden` where the operator disabled it
 */
export async function enableIn(tx: Prisma.TransactionClient, consumer: Consumer, now: Date): Promise<Prisma.ConsumerUpdateInput | null> {
  if (!consumer.disabledAt) return null;
  if (consumer.disabledReason === "operator")
    throw new AppError("forbidden", "The operator of this service disabled this endpoint. Ask the operator to enable it again.");
  await passDueSlots(tx, { id: consumer.id, disabledAt: consumer.disabledAt }, now);
  await releaseLane(tx, consumer.id);
  await followHost(tx, consumer.clientId, consumer.id, consumer.host);
  return { disabledAt: null, disabledReason: null };
}

/**
 * Enables a consumer again (product.md S3): slots of the schedule that fell due since it was disabled are used up, what is left
 * goes on, and a delivery without any is a Failure. One that is enabled already stays as it is.
 * @returns whether it was disabled until now
 * @throws AppError `not_found`, `forbidden` where the operator disabled it
 */
export async function enableConsumer(scope: Scope, id: string, clock: Clock = systemClock): Promise<boolean> {
  const now = clock.now();
  await prepareEnabling(scope, id, now);
  let changed = false;
  await changeConsumer(scope, id, now, async (tx, consumer) => {
    const data = await enableIn(tx, consumer, now);
    changed = data !== null;
    const before = { disabled: true, reason: consumer.disabledReason };
    return data && { data, action: "consumer.enabled", before, after: { disabled: false } };
  });
  if (changed) wakeSoon([id], now);
  return changed;
}
