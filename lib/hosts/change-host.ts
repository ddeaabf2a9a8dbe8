import { recordAudit } from "@/lib/audit/record-audit";
import type { AuditAction } from "@/lib/audit/schema";
import type { Clock } from "@/lib/clock";
import { prisma, withDeadlockRetries } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { OperatorScope } from "@/lib/scope";
import type { HostBreaker, Prisma } from "@/prisma/generated/client";

/** One client's breaker of a host, locked, and the consumers behind it. */
export interface LockedHost {
  clientId: string;
  host: string;
  breaker: HostBreaker;
  consumerIds: string[];
}

export interface HostChange {
  action: AuditAction;
  host: string;
  /** Null: every client that sends to it. */
  clientId: string | null;
  reason: string;
}

/** Locked before its lanes, as workers do it, client by client in one order; made where the host never failed. */
async function lockHost(tx: Prisma.TransactionClient, clientId: string, host: string, now: Date): Promise<HostBreaker> {
  await tx.$executeRaw`
    insert into host_breakers as known (client_id, host, "window", modified) values (${clientId}::uuid, ${host}, '[]', ${now})
    on conflict (client_id, host) do update set modified = known.modified`;
  return tx.hostBreaker.findUniqueOrThrow({ where: { clientId_host: { clientId, host } } });
}

async function changeInTransaction(
  tx: Prisma.TransactionClient,
  operator: OperatorScope,
  { action, host, clientId, reason }: HostChange,
  now: Date,
  change: (tx: Prisma.TransactionClient, locked: LockedHost) => Promise<Prisma.InputJsonObject | undefined>,
): Promise<number> {
  const where = { host, deletedAt: null, ...(clientId === null ? {} : { clientId }) };
  const consumers = await tx.consumer.findMany({ where, select: { id: true, clientId: true }, orderBy: { clientId: "asc" } });
  if (consumers.length === 0) throw notFound("Host");
  const clients = [...new Set(consumers.map((consumer) => consumer.clientId))];
  let changed = 0;
  for (const one of clients) {
    const breaker = await lockHost(tx, one, host, now);
    const consumerIds = consumers.filter((consumer) => consumer.clientId === one).map(({ id }) => id);
    const after = await change(tx, { clientId: one, host, breaker, consumerIds });
    if (!after) continue;
    changed++;
    const before = { name: host, openUntil: breaker.openUntil?.toISOString() ?? null };
    const scope = { clientId: one, actor: operator.actor };
    await recordAudit(tx, scope, { action, subject: `host:${host}`, before, after: { name: host, ...after, reason }, at: now });
  }
  return changed;
}

/**
 * Changes the breakers of a host with an audit entry for each client concerned, whose own log shows it.
 * @param change answers what became of a breaker; nothing where it was so already
 * @returns how many clients' breakers it changed
 * @throws AppError `not_found` where nobody sends to the host
 */
export async function changeHost(
  operator: OperatorScope,
  wanted: HostChange,
  clock: Clock,
  change: (tx: Prisma.TransactionClient, locked: LockedHost, now: Date) => Promise<Prisma.InputJsonObject | undefined>,
): Promise<number> {
  const now = clock.now();
  let changed = 0;
  await withDeadlockRetries(async () => {
    changed = await prisma().$transaction((tx) =>
      changeInTransaction(tx, operator, wanted, now, (one, locked) => change(one, locked, now)),
    );
  });
  return changed;
}
