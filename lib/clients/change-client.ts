import { untilAskedAnew } from "@/lib/access/recent-answers";
import { recordAudit } from "@/lib/audit/record-audit";
import type { AuditAction } from "@/lib/audit/schema";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { OperatorScope } from "@/lib/scope";
import type { Client, Prisma } from "@/prisma/generated/client";

/** A suspension holds a lane for each of the client's consumers. */
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

/** What a change writes of the client, and into its log. */
export interface ClientChange {
  data: Prisma.ClientUpdateInput;
  action: AuditAction;
  before: Prisma.InputJsonObject;
  after: Prisma.InputJsonObject;
}

/**
 * The one way an operator changes a client: its row is locked, the work is done, and the entry is written into the client's own
 * audit log, all in one transaction. When it resolves, it holds for the client's keys in every process.
 * @param work does what is particular to the change, and answers null when there is nothing to change
 * @throws AppError `not_found`, and whatever `work` throws, with nothing written
 */
export async function changeClient(
  operator: OperatorScope,
  id: string,
  now: Date,
  work: (tx: Prisma.TransactionClient, client: Client) => Promise<ClientChange | null>,
): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const locked = await tx.$queryRaw<unknown[]>`select from clients where id = ${id}::uuid for no key update`;
    if (locked.length === 0) throw notFound("Client");
    const client = await tx.client.findUniqueOrThrow({ where: { id } });
    const change = await work(tx, client);
    if (!change) return;
    await tx.client.update({ where: { id }, data: change.data });
    const { action, before, after } = change;
    await recordAudit(tx, { clientId: id, actor: operator.actor }, { action, subject: `client:${id}`, before, after, at: now });
  }, TRANSACTION);
  await untilAskedAnew();
}
