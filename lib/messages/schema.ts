import { z } from "zod";
import { ATTEMPT_OUTCOMES, type DELIVERY_STATUSES } from "@/lib/delivery/schema";
import { delivery, deliveryRow } from "@/lib/delivery-log/schema";
import { cursorPageOf } from "@/lib/paging";

export const MAX_EVENT_ID_LENGTH = 128;
export const MAX_BATCH_EVENTS = 1_000;

/** A message shows the worst of its deliveries, in this order, and NotSent where it has none (product.md R12). */
export const MESSAGE_STATUSES = ["Failure", "Attempting", "Sending", "Success", "Cancelled", "NotSent"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** @param statuses of a message's deliveries */
export function worstStatus(statuses: readonly (typeof DELIVERY_STATUSES)[number][]): MessageStatus {
  return MESSAGE_STATUSES.find((status) => (statuses as readonly string[]).includes(status)) ?? "NotSent";
}

/** One event of `POST /events`. The payload is checked here and then carried as the publisher's own bytes. */
export const eventInput = z
  .strictObject({
    eventType: z.string().min(1).max(128).describe("A name of the catalogue."),
    payload: z.record(z.string(), z.unknown()).describe("What the event type says; it is signed and sent byte for byte as it came."),
    companyId: z.uuid().optional().describe("The company it is about: its tags decide who gets it, and it is described in the payload."),
    id: z
      .string()
      .min(1)
      .max(MAX_EVENT_ID_LENGTH)
      .regex(/^\P{Cc}*$/u, "Leave out control characters.")
      .optional()
      .describe("Your own id: the same id with the same body is a duplicate and makes no second message. A uuid where it is left out."),
    generatedDate: z.iso.datetime({ offset: true }).optional().describe("When it happened; now, where it is left out."),
  })
  .meta({ id: "Event" });
export type EventInput = z.infer<typeof eventInput>;

const batchOf = <T extends z.ZodType>(event: T) => z.strictObject({ events: z.array(event).min(1).max(MAX_BATCH_EVENTS) });

/** Body of `POST /events`: one event, or up to 1,000. */
export const eventBatchInput = batchOf(eventInput).meta({ id: "EventBatch" });

/** A batch whose events are still to be checked, each by itself. */
export const batchShape = batchOf(z.unknown());

/** Answer of `POST /events`, in the order of the request. */
export const acceptedEvents = z
  .object({
    results: z.array(z.object({ messageId: z.string(), id: z.string().describe("Yours."), duplicate: z.boolean() })),
  })
  .meta({ id: "AcceptedEvents" });
export type AcceptedEvents = z.infer<typeof acceptedEvents>;

const instant = z.iso.datetime();

/** A message as the API answers it in a list. */
export const message = z
  .object({
    id: z.string(),
    eventId: z.string().describe("The publisher's id: `id` of the envelope."),
    eventType: z.string(),
    companyId: z.uuid().nullable(),
    companyTags: z.array(z.string()),
    generatedDate: instant,
    created: instant,
    expires: instant.describe("Until then it is kept."),
    status: z.enum(MESSAGE_STATUSES).describe("The worst of its deliveries, `NotSent` where there are none."),
    isTest: z.boolean(),
    size: z.number().int().describe("Of the envelope, in bytes."),
    schemaIssue: z
      .string()
      .nullable()
      .describe("Where the envelope does not fit its event type's schema; null where it fits, or was not checked."),
    expunged: instant.nullable().describe("When its content was removed on request; null while it is there."),
    deliveries: z.array(delivery),
  })
  .meta({ id: "Message" });
export type Message = z.infer<typeof message>;

const lastAttempt = deliveryRow.shape.lastAttempt
  .unwrap()
  .omit({ trigger: true, triggeredBy: true })
  .extend({ outcome: z.enum(ATTEMPT_OUTCOMES) });

/** A row of the log: the message with whose it is, and how it was last answered where it stands worst. */
export const listedMessage = message
  .extend({
    companyName: z.string().nullable().describe("The company's name now; null where there is none, or it was deleted."),
    lastAttempt: lastAttempt.nullable().describe("The last attempt of the delivery that stands worst."),
  })
  .meta({ id: "ListedMessage" });
export type ListedMessage = z.infer<typeof listedMessage>;
export const messagePage = cursorPageOf(listedMessage);

/** One message with its envelope: as text, the very bytes that are signed; both null once it was expunged. */
export const messageWithPayload = message
  .extend({
    payload: z.record(z.string(), z.unknown()).nullable().describe("The whole envelope; null once it was expunged."),
    envelope: z.string().nullable().describe("The same as text: the very bytes that are signed."),
  })
  .meta({ id: "MessageWithPayload" });
/** What is read of it: `payload` is the same again, parsed by whoever needs it parsed. */
export type MessageWithEnvelope = Omit<z.infer<typeof messageWithPayload>, "payload">;

/** Filters of `GET /messages`. */
export const messageFilter = z.object({
  eventType: z.string().optional(),
  companyId: z.uuid().optional(),
  status: z.enum(MESSAGE_STATUSES).optional(),
  webhookId: z.uuid().optional(),
  since: z.iso.datetime({ offset: true }).optional().describe("Accepted at this instant or later."),
  until: z.iso.datetime({ offset: true }).optional().describe("Accepted before this instant."),
  id: z.string().max(200).optional().describe("A message's id, or the publisher's own."),
  isTest: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .optional()
    .describe("Only tests, or none."),
});
