import { operation } from "@/lib/api/operation";
import { MESSAGE_ID } from "@/lib/api/v1/examples";
import { webhookParams } from "@/lib/api/v1/webhooks";
import { testEventInput, testEventSent } from "@/lib/test-events/schema";
import { sendTestEvent } from "@/lib/test-events/send-test-event";

export const testEventOperations = [
  operation({
    method: "POST",
    path: "/webhooks/{webhookId}/test",
    summary: "Send a test event to one webhook consumer",
    description:
      "One message to this consumer only, marked as a test, whatever it has subscribed to. Refused while the consumer is disabled.",
    tag: "Webhooks",
    permission: "messages.resend",
    request: { params: webhookParams, body: testEventInput },
    success: { status: 202, schema: testEventSent },
    errors: ["not_found", "too_large"],
    examples: { request: { eventType: "company.created" }, response: { messageId: MESSAGE_ID } },
    run: ({ scope, params, body }) => {
      const { payload, ...event } = body;
      return sendTestEvent(scope, params.webhookId, { ...event, ...(payload ? { payload: JSON.stringify(payload) } : {}) });
    },
  }),
];
