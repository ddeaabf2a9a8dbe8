import { recordAudit } from "@/lib/audit/record-audit";
import type { AuditAction } from "@/lib/audit/schema";
import { prisma } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { eventTypes } from "@/lib/event-types/catalogue";
import { auditedEventType, ownEventTypeAnswer } from "@/lib/event-types/own-event-type-answer";
import { EVENT_TYPES_CHANNEL, loadEventTypes } from "@/lib/event-types/own-event-types";
import type { OwnEventType } from "@/lib/event-types/schema";
import type { OperatorScope } from "@/lib/scope";
import type { Prisma, EventType as Row } from "@/prisma/generated/client";

export type EventTypeChange = Omit<Prisma.EventTypeUpdateInput, "name" | "created" | "createdBy" | "modified" | "modifiedBy">;

/** Locks the row, so that `before` in the audit log is what was there. @throws AppError `forbidden`, `not_found` */
async function readForChange(tx: Prisma.TransactionClient, name: string): Promise<Row> {
  if (eventTypes.some((type) => type.name === name || type.aliases.includes(name))) {
    throw new AppError("forbidden", `${name} comes with the product and stays as it is. Only event types of your own can be changed.`);
  }
  await tx.$queryRaw`select name from event_types where name = ${name} for update`;
  const row = await tx.eventType.findUnique({ where: { name } });
  if (!row) throw notFound("Event type");
  return row;
}

/**
 * Changes an event type of the operator's own with its audit entry, and tells every process.
 * @param change answers what becomes different; nothing at all where it is as wanted already. What it throws takes all back.
 * @throws AppError `forbidden` (it comes with the product), `not_found`
 */
export async function changeEventType(
  operator: OperatorScope,
  name: string,
  action: AuditAction,
  at: Date,
  change: (row: Row) => EventTypeChange | undefined,
): Promise<OwnEventType> {
  const row = await prisma().$transaction(async (tx) => {
    const before = await readForChange(tx, name);
    const data = change(before);
    if (!data) return before;
    // Processes tell by it whether they know the type as it is, so it always moves on.
    const modified = new Date(Math.max(at.getTime(), before.modified.getTime() + 1));
    const after = await tx.eventType.update({ where: { name }, data: { ...data, modified, modifiedBy: operator.actor.id } });
    const entry = { action, subject: `eventType:${name}`, before: auditedEventType(before), after: auditedEventType(after), at };
    await recordAudit(tx, operator, entry);
    await tx.$executeRawUnsafe(`notify ${EVENT_TYPES_CHANNEL}`);
    return after;
  });
  await loadEventTypes();
  return ownEventTypeAnswer(row);
}
