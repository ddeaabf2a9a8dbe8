import type { Clock } from "@/lib/clock";
import { disableFailingConsumers } from "@/lib/consumers/disable-failing-consumers";
import { passDisabledSlots } from "@/lib/consumers/pass-disabled-slots";
import { log } from "@/lib/log";

/**
 * What time does to consumers, whichever engine runs: those that only fail are disabled (product.md S4), and the schedules of
 * disabled ones go on (S3). Wanted about once a minute.
 * @returns the ids of those it disabled
 */
export async function tendConsumers(clock: Clock): Promise<string[]> {
  const ids = await disableFailingConsumers(clock);
  await passDisabledSlots(clock);
  if (ids.length > 0) log().info({ consumerIds: ids }, "consumers.disabled");
  return ids;
}
