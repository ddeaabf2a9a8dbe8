import { prisma } from "@/lib/db";
import { ownEventTypeAnswer } from "@/lib/event-types/own-event-type-answer";
import type { OwnEventType } from "@/lib/event-types/schema";
import type { OperatorScope } from "@/lib/scope";

/** The event types of the operator's own by name, archived ones too, as they are edited. */
export async function listOwnEventTypes(_operator: OperatorScope): Promise<OwnEventType[]> {
  const rows = await prisma().eventType.findMany({ orderBy: { name: "asc" } });
  return rows.map(ownEventTypeAnswer);
}
