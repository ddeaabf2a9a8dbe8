import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";

/** How many consumers the client has, disabled ones too. */
export function countConsumers({ clientId }: Scope): Promise<number> {
  return prisma().consumer.count({ where: { clientId, deletedAt: null } });
}
