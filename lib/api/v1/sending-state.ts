import { operation } from "@/lib/api/operation";
import { webhookParams } from "@/lib/api/v1/webhooks";
import { systemClock } from "@/lib/clock";
import { getSendingState } from "@/lib/delivery-log/get-sending-state";
import { sendingState } from "@/lib/delivery-log/sending-schema";

export const sendingStateOperations = [
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/sendingState",
    summary: "Tell why a webhook consumer's messages are, or are not, sent",
    description:
      "What holds its messages back at the moment, and until when: a pause the receiver asked for, the host's circuit breaker, the rate limit, or being disabled.",
    tag: "Webhooks",
    permission: "consumers.read",
    request: { params: webhookParams },
    success: { status: 200, schema: sendingState },
    errors: ["not_found"],
    run: ({ scope, params }) => getSendingState(scope, params.webhookId, systemClock.now()),
  }),
];
