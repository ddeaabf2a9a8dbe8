import { type Clock, systemClock } from "@/lib/clock";
import { changeConsumer } from "@/lib/consumers/change-consumer";
import type { Scope } from "@/lib/scope";

/**
 * Ends the grace of a consumer's earlier secrets: from now on only the current ones sign. For a secret that got into other
 * hands. Where none is left, nothing is written.
 * @throws AppError `not_found`
 */
export async function expireSecrets(scope: Scope, id: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await changeConsumer(scope, id, now, async (tx) => {
    const { count } = await tx.consumerSecret.deleteMany({ where: { consumerId: id, expiresAt: { not: null } } });
    if (count === 0) return null;
    return { action: "consumer.secret.expired", before: { expiring: count }, after: { expiring: 0 } };
  });
}
