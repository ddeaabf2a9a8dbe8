import { operation } from "@/lib/api/operation";
import { CONSUMER_ID, MESSAGE_ID } from "@/lib/api/v1/examples";
import { messageParams } from "@/lib/api/v1/message-params";
import { resendMessage } from "@/lib/replay/resend-message";
import { resendInput, resent } from "@/lib/replay/schema";

export const resendOperations = [
  operation({
    method: "POST",
    path: "/messages/{messageId}/resend",
    summary: "Send a message to a webhook consumer again, at once",
    description:
      "One attempt at once, outside the schedule: success ends the delivery, failure leaves its schedule as it was. 400 where the consumer is disabled, or the message's content is gone.",
    tag: "Messages",
    permission: "messages.resend",
    request: { params: messageParams, body: resendInput },
    success: { status: 202, schema: resent },
    errors: ["not_found"],
    examples: { request: { webhookId: CONSUMER_ID }, response: { messageId: MESSAGE_ID, webhookId: CONSUMER_ID } },
    run: ({ scope, params, body }) => resendMessage(scope, params.messageId, body.webhookId),
  }),
];
