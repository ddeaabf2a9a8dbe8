import { operation } from "@/lib/api/operation";
import { messageParams } from "@/lib/api/v1/message-params";
import { resendMessage } from "@/lib/replay/resend-message";
import { resendInput, resent } from "@/lib/replay/schema";

export const resendOperations = [
  operation({
    method: "POST",
    path: "/messages/{messageId}/resend",
    summary: "Send a message to a webhook consumer again, at once",
    tag: "Messages",
    permission: "messages.resend",
    request: { params: messageParams, body: resendInput },
    success: { status: 202, schema: resent },
    errors: ["not_found"],
    run: ({ scope, params, body }) => resendMessage(scope, params.messageId, body.webhookId),
  }),
];
