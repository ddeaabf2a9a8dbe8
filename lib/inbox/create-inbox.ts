import { randomBytes } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { findInbox, inboxAnswer, inboxCutoff, requireInbox } from "@/lib/inbox/find-inbox";
import type { InboxAnswer } from "@/lib/inbox/schema";
import { inboxUrl } from "@/lib/outbound/own-inbox";
import type { Scope } from "@/lib/scope";
import type { Inbox, Prisma } from "@/prisma/generated/client";

/** Inboxes of a client that were made for no consumer in particular. The least used one makes room for the next. */
const MAX_LOOSE = 20;

/** Its shape is what the guard knows inbox URLs by (lib/outbound/own-inbox.ts). */
function newToken(): string {
  return `in_${randomBytes(24).toString("base64url")}`;
}

async function write(tx: Prisma.TransactionClient, scope: Scope, consumerId: string | null, now: Date): Promise<Inbox> {
  const { clientId } = scope;
  const data = { clientId, consumerId, token: newToken(), usedUntil: now, lastUsed: now, created: now };
  const row = await tx.inbox.create({ data });
  const after = { url: inboxUrl(row.token), ...(consumerId === null ? {} : { webhookId: consumerId }) };
  await recordAudit(tx, scope, { action: "inbox.created", subject: `inbox:${row.id}`, after, at: now });
  return row;
}

/**
 * Makes an inbox for a consumer that is yet to be added: its URL is put into the form. A client has a bounded number of them.
 * @returns its public URL
 */
export async function createInbox(scope: Scope, clock: Clock = systemClock): Promise<{ url: string }> {
  const now = clock.now();
  const { token } = await prisma().$transaction(async (tx) => {
    const loose = await tx.inbox.findMany({
      where: { clientId: scope.clientId, consumerId: null },
      select: { id: true },
      orderBy: { lastUsed: "desc" },
      skip: MAX_LOOSE - 1,
    });
    await tx.inbox.deleteMany({ where: { id: { in: loose.map(({ id }) => id) } } });
    return write(tx, scope, null, now);
  });
  return { url: inboxUrl(token) };
}

/** Waits for others that open the same consumer's inbox, so that there is one. */
async function ensureInbox(tx: Prisma.TransactionClient, scope: Scope, consumerId: string, now: Date): Promise<void> {
  await tx.$queryRaw`select from consumers where client_id = ${scope.clientId}::uuid and id = ${consumerId}::uuid for no key update`;
  await tx.inbox.deleteMany({ where: { consumerId, lastUsed: { lte: inboxCutoff(now) } } });
  const others = await tx.inbox.count({ where: { consumerId } });
  if (others === 0) await write(tx, scope, consumerId, now);
}

/**
 * The inbox of a consumer, made where it has none.
 * @throws AppError `not_found`, also for another client's consumer
 */
export async function openInbox(scope: Scope, consumerId: string, clock: Clock = systemClock): Promise<InboxAnswer> {
  const existing = await findInbox(scope, consumerId, clock);
  if (existing) return inboxAnswer(existing);
  await prisma().$transaction((tx) => ensureInbox(tx, scope, consumerId, clock.now()));
  return inboxAnswer(await requireInbox(scope, consumerId, clock));
}
