import { z } from "zod";
import { cursorPageOf } from "@/lib/api/pagination-schema";
import { type DELIVERY_STATUSES, delivery } from "@/lib/delivery/schema";

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
export const eventInput = z.strictObject({
  eventType: z.string().min(1).max(128),
  payload: z.record(z.string(), z.unknown()),
  companyId: z.uuid().optional(),
  id: z
    .string()
    .min(1)
    .max(MAX_EVENT_ID_LENGTH)
    .regex(/^\P{Cc}*$/u, "Leave out control characters.")
    .optional(),
  generatedDate: z.iso.datetime({ offset: true }).optional(),
});
export type EventInput = z.infer<typeof eventInput>;

/** Body of `POST /events`: one event, or up to 1,000. */
export const eventBatchInput = z.strictObject({ events: z.array(eventInput).min(1).max(MAX_BATCH_EVENTS) });

/** Answer of `POST /events`, in the order of the request. */
export const acceptedEvents = z.object({
  results: z.array(z.object({ messageId: z.string(), id: z.string(), duplicate: z.boolean() })),
});
export type AcceptedEvents = z.infer<typeof acceptedEvents>;

const instant = z.iso.datetime();

/** A message as the API answers it in a list. */
export const message = z.object({
  id: z.string(),
  eventId: z.string(),
  eventType: z.string(),
  companyId: z.uuid().nullable(),
  companyTags: z.array(z.string()),
  generatedDate: instant,
  created: instant,
  expires: instant,
  status: z.enum(MESSAGE_STATUSES),
  isTest: z.boolean(),
  size: z.number().int(),
  deliveries: z.array(delivery),
});
export type Message = z.infer<typeof message>;
export const messagePage = cursorPageOf(message);

/** One message with its envelope: as text, the very bytes that are signed; both null once it was expunged. */
export const messageWithPayload = message.extend({
  payload: z.record(z.string(), z.unknown()).nullable(),
  envelope: z.string().nullable(),
});
/** What is read of it: `payload` is the same again, parsed by whoever needs it parsed. */
export type MessageWithEnvelope = Omit<z.infer<typeof messageWithPayload>, "payload">;

/** Filters of `GET /messages`. */
export const messageFilter = z.object({
  eventType: z.string().optional(),
  companyId: z.uuid().optional(),
  status: z.enum(MESSAGE_STATUSES).optional(),
  webhookId: z.uuid().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  id: z.string().max(200).optional(),
});
