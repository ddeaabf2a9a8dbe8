import { z } from "zod";
import { operation } from "@/lib/api/operation";
import { CONSUMER, CONSUMER_ID } from "@/lib/api/v1/examples";
import { messageParams } from "@/lib/api/v1/message-params";
import { findVerdicts } from "@/lib/verdicts/find-verdicts";
import { verdictList } from "@/lib/verdicts/schema";

export const verdictOperations = [
  operation({
    method: "GET",
    path: "/messages/{messageId}/verdicts",
    summary: "Tell why a message was, or was not, delivered to each webhook consumer",
    description: "One verdict a consumer, as things stand: it also covers consumers that never got the message.",
    tag: "Messages",
    permission: "messages.read",
    request: { params: messageParams, query: z.object({ webhookId: z.uuid().optional() }) },
    success: { status: 200, schema: verdictList },
    errors: ["not_found"],
    examples: {
      response: {
        results: [{ webhookId: CONSUMER_ID, url: CONSUMER.url, verdict: "notSubscribed", detail: "It did not ask for this event type." }],
      },
    },
    run: async ({ scope, params, query }) => ({ results: await findVerdicts(scope, params.messageId, query.webhookId) }),
  }),
];
