import { type Clock, systemClock } from "@/lib/clock";
import { changeEventType } from "@/lib/event-types/change-event-type";
import type { OwnEventType } from "@/lib/event-types/schema";
import type { OperatorScope } from "@/lib/scope";

/**
 * Archives an event type of the operator's own: from then on it is neither published nor subscribed to. Consumers keep it among
 * theirs, and messages stay in the log.
 * @throws AppError `forbidden` (it comes with the product), `not_found`
 */
export async function archiveEventType(operator: OperatorScope, name: string, clock: Clock = systemClock): Promise<OwnEventType> {
  const now = clock.now();
  return changeEventType(operator, name, "eventType.archived", now, (row) => (row.archivedAt ? undefined : { archivedAt: now }));
}

/** Takes it back. @throws AppError `forbidden` (it comes with the product), `not_found` */
export async function unarchiveEventType(operator: OperatorScope, name: string, clock: Clock = systemClock): Promise<OwnEventType> {
  return changeEventType(operator, name, "eventType.unarchived", clock.now(), (row) => (row.archivedAt ? { archivedAt: null } : undefined));
}
