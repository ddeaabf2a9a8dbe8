import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

/** Locks the client's row until the commit, so that of two concurrent changes to its keys the second sees the first. */
export async function lockClient(tx: Prisma.TransactionClient, { clientId }: Scope): Promise<void> {
  const locked = await tx.$queryRaw<unknown[]>`select from clients where id = ${clientId}::uuid for no key update`;
  if (locked.length === 0) throw notFound("Client");
}
