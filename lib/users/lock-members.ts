import { AppError } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

/** Changes of who belongs to a client wait for each other, so that two Administrators can't remove one another at once. */
export async function lockMembers(tx: Prisma.TransactionClient, scope: Scope): Promise<void> {
  await tx.$queryRaw`select id from clients where id = ${scope.clientId}::uuid for no key update`;
}

/**
 * The last-Administrator guard, for use behind `lockMembers`.
 * @throws AppError `conflict` where nobody but `userId` administers the client
 */
export async function requireAnotherAdministrator(tx: Prisma.TransactionClient, scope: Scope, userId: string): Promise<void> {
  const others = await tx.membership.count({ where: { clientId: scope.clientId, role: "Administrator", userId: { not: userId } } });
  if (others === 0) {
    throw new AppError("conflict", "This is the client's only Administrator. Make someone else an Administrator first.");
  }
}
