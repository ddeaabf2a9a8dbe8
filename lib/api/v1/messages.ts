import { z } from "zod";
import { operation } from "@/lib/api/operation";
import { RawJson } from "@/lib/api/raw-json";
import { ATTEMPT, ENVELOPE, LISTED_MESSAGE, MESSAGE } from "@/lib/api/v1/examples";
import { messageParams } from "@/lib/api/v1/message-params";
import { webhookParams } from "@/lib/api/v1/webhooks";
import { DELIVERY_STATUSES } from "@/lib/delivery/schema";
import { listAttempts } from "@/lib/delivery-log/list-attempts";
import { listDeliveries } from "@/lib/delivery-log/list-deliveries";
import { attemptPage, deliveryRowPage } from "@/lib/delivery-log/schema";
import { getMessage } from "@/lib/messages/get-message";
import { listMessages } from "@/lib/messages/list-messages";
import { messageFilter, messagePage, messageWithPayload } from "@/lib/messages/schema";
import { cursorQuery } from "@/lib/paging";
import { expungeMessage } from "@/lib/retention/expunge-message";

const deliveriesQuery = cursorQuery.extend({
  status: z.enum(DELIVERY_STATUSES).optional(),
  eventType: z.string().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});

/** Typed as the object it stands for; it reaches the caller byte for byte. */
function rawEnvelope(text: string): Record<string, unknown> {
  return new RawJson(text) as unknown as Record<string, unknown>;
}

const tag = "Messages";

export const messageOperations = [
  operation({
    method: "GET",
    path: "/messages",
    summary: "List messages, newest first",
    description: "Each with its deliveries, without its payload.",
    tag,
    permission: "messages.read",
    request: { query: cursorQuery.extend(messageFilter.shape) },
    success: { status: 200, schema: messagePage },
    examples: { response: { results: [LISTED_MESSAGE], nextCursor: null } },
    run: ({ scope, query }) => listMessages(scope, query),
  }),
  operation({
    method: "GET",
    path: "/messages/{messageId}",
    summary: "Get a message with its payload",
    description: "With the very bytes that are signed, as text, in `envelope`.",
    tag,
    permission: "messages.read",
    request: { params: messageParams },
    success: { status: 200, schema: messageWithPayload, asBuilt: true },
    errors: ["not_found"],
    examples: { response: { ...MESSAGE, payload: ENVELOPE, envelope: JSON.stringify(ENVELOPE) } },
    run: async ({ scope, params }) => {
      const message = await getMessage(scope, params.messageId);
      return { ...message, payload: message.envelope === null ? null : rawEnvelope(message.envelope) };
    },
  }),
  operation({
    method: "DELETE",
    path: "/messages/{messageId}/content",
    summary: "Expunge what a message says",
    description:
      "For ever: its payload, the bodies of its attempts and the headers they were answered with, and its arrivals in built-in inboxes. What is known about it stays. Attempts that were still scheduled are dropped.",
    tag,
    permission: "messages.expunge",
    request: { params: messageParams },
    success: { status: 204 },
    errors: ["not_found"],
    run: async ({ scope, params }) => {
      await expungeMessage(scope, params.messageId);
      return undefined;
    },
  }),
  operation({
    method: "GET",
    path: "/messages/{messageId}/attempts",
    summary: "List a message's attempts, newest first",
    description:
      "Each with the request as it was sent, what the receiver answered, and how long every step took. Values of custom headers are masked.",
    tag,
    permission: "messages.read",
    request: { params: messageParams, query: cursorQuery.extend({ webhookId: z.uuid().optional() }) },
    success: { status: 200, schema: attemptPage },
    errors: ["not_found"],
    examples: { response: { results: [ATTEMPT], nextCursor: null } },
    run: ({ scope, params, query }) => listAttempts(scope, params.messageId, query),
  }),
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/deliveries",
    summary: "List a webhook consumer's deliveries, newest first",
    description: "Each with how its last attempt went.",
    tag,
    permission: "messages.read",
    request: { params: webhookParams, query: deliveriesQuery },
    success: { status: 200, schema: deliveryRowPage },
    errors: ["not_found"],
    run: ({ scope, params, query }) => listDeliveries(scope, params.webhookId, query),
  }),
];
