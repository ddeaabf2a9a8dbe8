import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import { invalid } from "@/lib/validation";
import type { Prisma } from "@/prisma/generated/client";

export interface LockedConsumer {
  event_types: string[];
  company_tags: string[];
  rate_limit: number | null;
  disabled_at: Date | null;
  deleted_at: Date | null;
}

/**
 * Locks one of the client's consumers until the commit, so that it is neither disabled nor deleted under what is being asked for it.
 * Deleted ones come back too.
 * @throws AppError `not_found`
 */
export async function lockConsumer(tx: Prisma.TransactionClient, scope: Scope, id: string): Promise<LockedConsumer> {
  const [consumer] = await tx.$queryRaw<LockedConsumer[]>`
    select event_types, company_tags, rate_limit, disabled_at, deleted_at from consumers
    where client_id = ${scope.clientId}::uuid and id = ${id}::uuid for no key update`;
  if (!consumer) throw notFound("Webhook consumer");
  return consumer;
}

/** @throws AppError `validation` on `itemId` */
export function refuseDisabled(consumer: Pick<LockedConsumer, "disabled_at">, itemId: string): void {
  if (consumer.disabled_at === null) return;
  throw invalid([
    { itemId, message: "The webhook consumer is disabled, so nothing is sent to it. Enable it first.", validatorName: "disabled" },
  ]);
}
