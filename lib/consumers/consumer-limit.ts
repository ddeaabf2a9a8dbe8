import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import type { Scope } from "@/lib/scope";

/** How many consumers the client may have: its own limit, else the deployment's. */
export async function consumerLimit({ clientId }: Scope): Promise<number> {
  const client = await prisma().client.findUnique({ where: { id: clientId }, select: { consumerLimit: true } });
  return client?.consumerLimit ?? env().CONSUMER_LIMIT;
}
