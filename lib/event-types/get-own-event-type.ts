import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { ownEventTypeAnswer } from "@/lib/event-types/own-event-type-answer";
import type { OwnEventType } from "@/lib/event-types/schema";
import type { OperatorScope } from "@/lib/scope";

/** An event type of the operator's own as it is edited. @throws AppError `not_found`, also of one that comes with the product */
export async function getOwnEventType(_operator: OperatorScope, name: string): Promise<OwnEventType> {
  const row = await prisma().eventType.findUnique({ where: { name } });
  if (!row) throw notFound("Event type");
  return ownEventTypeAnswer(row);
}
