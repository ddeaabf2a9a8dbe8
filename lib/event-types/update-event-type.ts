import { type Clock, systemClock } from "@/lib/clock";
import { changeEventType } from "@/lib/event-types/change-event-type";
import { checkContent } from "@/lib/event-types/check-event-type";
import type { CreateEventTypeInput, OwnEventType, UpdateEventTypeInput } from "@/lib/event-types/schema";
import type { OperatorScope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Changes an event type of the operator's own. Messages that were accepted before stay as they are.
 * @param input what is left out stays as it is
 * @throws AppError `validation` (`payloadSchema…`, `examples[n]…`), `forbidden` (it comes with the product), `not_found`
 */
export async function updateEventType(
  operator: OperatorScope,
  name: string,
  input: UpdateEventTypeInput,
  clock: Clock = systemClock,
): Promise<OwnEventType> {
  return changeEventType(operator, name, "eventType.updated", clock.now(), (row) => {
    const content = {
      payloadSchema: input.payloadSchema ?? (row.payloadSchema as CreateEventTypeInput["payloadSchema"]),
      examples: input.examples ?? (row.examples as CreateEventTypeInput["examples"]),
    };
    checkContent(name, content);
    return {
      ...(input.group === undefined ? {} : { group: input.group }),
      ...(input.description === undefined ? {} : { descriptionEn: input.description.en, descriptionFr: input.description.fr }),
      payloadSchema: content.payloadSchema as Prisma.InputJsonObject,
      examples: content.examples as Prisma.InputJsonArray,
    };
  });
}
