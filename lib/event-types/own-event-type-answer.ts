import type { OwnEventType } from "@/lib/event-types/schema";
import type { Prisma, EventType as Row } from "@/prisma/generated/client";

/** The one way from a row to the answer. */
export function ownEventTypeAnswer(row: Row): OwnEventType {
  return {
    name: row.name,
    group: row.group,
    description: { en: row.descriptionEn, fr: row.descriptionFr },
    payloadSchema: row.payloadSchema as OwnEventType["payloadSchema"],
    examples: row.examples as OwnEventType["examples"],
    deprecated: row.deprecated,
    replacedBy: row.replacedBy,
    archived: row.archivedAt !== null,
    created: row.created.toISOString(),
    createdBy: row.createdBy,
    modified: row.modified.toISOString(),
    modifiedBy: row.modifiedBy,
  };
}

/** What the audit log keeps of it: all but when and by whom, which the entry says itself. */
export function auditedEventType(row: Row): Prisma.InputJsonObject {
  const { created: _, createdBy: __, modified: ___, modifiedBy: ____, ...rest } = ownEventTypeAnswer(row);
  return rest as Prisma.InputJsonObject;
}
