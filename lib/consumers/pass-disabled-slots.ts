import type { Clock } from "@/lib/clock";
import { passDueSlots } from "@/lib/consumers/pass-due-slots";
import { prisma } from "@/lib/db";

/**
 * Keeps the schedules of disabled consumers' deliveries going, so that a delivery whose last slot has passed is a Failure
 * although nobody enables its consumer again. Housekeeping: every minute or so, by any number of processes.
 * A suspended client's are left as they are until it is resumed.
 * @returns how many deliveries went on in their schedule or ended
 */
export async function passDisabledSlots(clock: Clock): Promise<number> {
  const now = clock.now();
  const at = now.toISOString();
  const consumers = await prisma().$queryRaw<{ id: string; disabledAt: Date }[]>`
    select consumers.id, disabled_at as "disabledAt" from consumers
    join clients on clients.id = consumers.client_id and clients.suspended_at is null
    where disabled_at is not null and deleted_at is null and exists (
      select from deliveries
      where consumer_id = consumers.id and next_attempt_at between consumers.disabled_at and ${at}::timestamptz
    )`;
  let total = 0;
  for (const consumer of consumers) total += await passDueSlots(prisma(), consumer, now);
  return total;
}
