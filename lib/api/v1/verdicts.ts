import { z } from "zod";
import { operation } from "@/lib/api/operation";
import { messageParams } from "@/lib/api/v1/message-params";
import { findVerdicts } from "@/lib/verdicts/find-verdicts";
import { verdictList } from "@/lib/verdicts/schema";

export const verdictOperations = [
  operation({
    method: "GET",
    path: "/messages/{messageId}/verdicts",
    summary: "Tell why a message was, or was not, delivered to each webhook consumer",
    tag: "Messages",
    permission: "messages.read",
    request: { params: messageParams, query: z.object({ webhookId: z.uuid().optional() }) },
    success: { status: 200, schema: verdictList },
    errors: ["not_found"],
    run: async ({ scope, params, query }) => ({ results: await findVerdicts(scope, params.messageId, query.webhookId) }),
  }),
];
