import { changeClient } from "@/lib/clients/change-client";
import type { UpdateClientInput } from "@/lib/clients/schema";
import { type Clock, systemClock } from "@/lib/clock";
import type { OperatorScope } from "@/lib/scope";

/**
 * Renames a client, or gives it another limit. A limit below what it has stops nothing that is there; it refuses what is new.
 * Without any difference nothing is written.
 * @throws AppError `not_found`
 */
export async function updateClient(operator: OperatorScope, input: UpdateClientInput, clock: Clock = systemClock): Promise<void> {
  const { id, ...after } = input;
  await changeClient(operator, id, clock.now(), async (_tx, client) => {
    const before = { name: client.name, consumerLimit: client.consumerLimit };
    if (before.name === after.name && before.consumerLimit === after.consumerLimit) return null;
    return { data: after, action: "client.updated", before, after };
  });
}
