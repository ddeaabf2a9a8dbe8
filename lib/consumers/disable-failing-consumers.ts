import type { Clock } from "@/lib/clock";
import { disableConsumer } from "@/lib/consumers/disable-consumer";
import { FAILING_DAYS } from "@/lib/consumers/warnings-schema";
import { prisma } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/scope";

/** Product.md S4: nothing but failure for so long … */
const FAILING_MS = FAILING_DAYS * 24 * 3_600_000;
/** … and a scheduled attempt failed this recently: an idle endpoint is never disabled. */
const RECENT_MS = 24 * 3_600_000;

const SYSTEM: Actor = { id: "system", name: "Postrider" };

/** A consumer deleted or repaired since it was found is left alone. */
async function disableFailing(clientId: string, id: string, clock: Clock): Promise<boolean> {
  try {
    return await disableConsumer({ clientId, actor: SYSTEM }, id, "failing", clock);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return false;
    throw error;
  }
}

/**
 * Disables the consumers that have only failed for five days and still fail (product.md S4), whosever they are. Any number of
 * processes may do so at once.
 * @returns the ids of those it disabled
 */
export async function disableFailingConsumers(clock: Clock): Promise<string[]> {
  const now = clock.now().getTime();
  const since = new Date(now - FAILING_MS).toISOString();
  const recent = new Date(now - RECENT_MS).toISOString();
  const failing = await prisma().$queryRaw<{ id: string; clientId: string }[]>`
    select consumers.id, consumers.client_id as "clientId" from lanes join consumers on consumers.id = lanes.consumer_id
    join clients on clients.id = consumers.client_id and clients.suspended_at is null
    where lanes.failing_since <= ${since}::timestamptz and lanes.last_failed_at >= ${recent}::timestamptz
      and consumers.disabled_at is null and consumers.deleted_at is null
    order by consumers.id`;
  const disabled: string[] = [];
  for (const { id, clientId } of failing) if (await disableFailing(clientId, id, clock)) disabled.push(id);
  return disabled;
}
