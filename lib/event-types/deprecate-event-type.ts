import { type Clock, systemClock } from "@/lib/clock";
import { changeEventType } from "@/lib/event-types/change-event-type";
import { checkReplacement } from "@/lib/event-types/check-event-type";
import { eventTypesLoaded } from "@/lib/event-types/own-event-types";
import type { OwnEventType } from "@/lib/event-types/schema";
import type { OperatorScope } from "@/lib/scope";

/**
 * Marks an event type of the operator's own as outdated, or not any more. It may still be published and subscribed to.
 * @param deprecation `replacedBy` names the type to use instead, where there is one
 * @throws AppError `validation` (`replacedBy`), `forbidden` (it comes with the product), `not_found`
 */
export async function deprecateEventType(
  operator: OperatorScope,
  name: string,
  deprecation: { deprecated: boolean; replacedBy?: string | null },
  clock: Clock = systemClock,
): Promise<OwnEventType> {
  const replacedBy = deprecation.deprecated ? (deprecation.replacedBy ?? null) : null;
  await eventTypesLoaded();
  checkReplacement(name, replacedBy);
  return changeEventType(operator, name, "eventType.deprecated", clock.now(), (row) =>
    row.deprecated === deprecation.deprecated && row.replacedBy === replacedBy
      ? undefined
      : { deprecated: deprecation.deprecated, replacedBy },
  );
}
