import { type Clock, systemClock } from "@/lib/clock";
import { changeConsumer } from "@/lib/consumers/change-consumer";
import type { DISABLED_REASONS } from "@/lib/consumers/schema";
import { holdLane } from "@/lib/lanes/hold-lane";
import { recordDisabled } from "@/lib/notices/record-disabled";
import type { Scope } from "@/lib/scope";
import type { Consumer, Prisma } from "@/prisma/generated/client";

export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** The disabling of a locked consumer, and its notice. @returns its new columns, or null when it is disabled already */
export async function disableIn(
  tx: Prisma.TransactionClient,
  consumer: Consumer,
  reason: DisabledReason,
  now: Date,
): Promise<Prisma.ConsumerUpdateInput | null> {
  if (consumer.disabledAt) return null;
  await holdLane(tx, consumer.id);
  await recordDisabled(tx, consumer, reason, now);
  return { disabledAt: now, disabledReason: reason };
}

/**
 * Disables a consumer (product.md S3): no attempt of it is begun any more, those in flight end, and new messages are not
 * queued. One that is disabled already keeps its instant and its reason.
 * @returns whether it was enabled until now
 * @throws AppError `not_found`
 */
export async function disableConsumer(scope: Scope, id: string, reason: DisabledReason, clock: Clock = systemClock): Promise<boolean> {
  const now = clock.now();
  let changed = false;
  await changeConsumer(scope, id, now, async (tx, consumer) => {
    const data = await disableIn(tx, consumer, reason, now);
    changed = data !== null;
    return data && { data, action: "consumer.disabled", after: { disabled: true, reason }, before: { disabled: false } };
  });
  return changed;
}
