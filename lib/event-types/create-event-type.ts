import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { eventTypes } from "@/lib/event-types/catalogue";
import { checkContent, checkNameIsFree } from "@/lib/event-types/check-event-type";
import { auditedEventType, ownEventTypeAnswer } from "@/lib/event-types/own-event-type-answer";
import { EVENT_TYPES_CHANNEL, loadEventTypes } from "@/lib/event-types/own-event-types";
import type { CreateEventTypeInput, OwnEventType } from "@/lib/event-types/schema";
import type { OperatorScope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

/** Names are looked at and then written: one at a time. */
const LOCK = 4_712;

async function takenNames(tx: Prisma.TransactionClient): Promise<string[]> {
  await tx.$queryRaw`select pg_advisory_xact_lock(${LOCK}::bigint)::text`;
  const rows = await tx.eventType.findMany({ select: { name: true } });
  return [...eventTypes.flatMap((type) => [type.name, ...type.aliases]), ...rows.map((row) => row.name)];
}

/**
 * Adds an event type of the operator's own to the catalogue. It may be published and subscribed to at once, and within about a
 * second in every other process.
 * @throws AppError `validation` (`name`, `payloadSchema…`, `examples[n]…`)
 */
export async function createEventType(
  operator: OperatorScope,
  input: CreateEventTypeInput,
  clock: Clock = systemClock,
): Promise<OwnEventType> {
  checkContent(input.name, input);
  const now = clock.now();
  const row = await prisma().$transaction(async (tx) => {
    checkNameIsFree(input.name, await takenNames(tx));
    const created = await tx.eventType.create({
      data: {
        name: input.name,
        group: input.group,
        descriptionEn: input.description.en,
        descriptionFr: input.description.fr,
        payloadSchema: input.payloadSchema as Prisma.InputJsonObject,
        examples: input.examples as Prisma.InputJsonArray,
        created: now,
        modified: now,
        createdBy: operator.actor.id,
        modifiedBy: operator.actor.id,
      },
    });
    const after = auditedEventType(created);
    await recordAudit(tx, operator, { action: "eventType.created", subject: `eventType:${created.name}`, after, at: now });
    await tx.$executeRawUnsafe(`notify ${EVENT_TYPES_CHANNEL}`);
    return created;
  });
  await loadEventTypes();
  return ownEventTypeAnswer(row);
}
