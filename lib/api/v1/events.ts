import { z } from "zod";
import { operation, rawBody } from "@/lib/api/operation";
import { countAccepted } from "@/lib/api/request-metrics";
import { EVENT, MESSAGE_ID } from "@/lib/api/v1/examples";
import { env } from "@/lib/env";
import { acceptEvents } from "@/lib/messages/accept-events";
import { acceptedEvents, eventBatchInput, eventInput } from "@/lib/messages/schema";

export const eventOperations = [
  operation({
    method: "POST",
    path: "/events",
    summary: "Publish one event, or a batch of up to 1,000",
    description:
      "One event, or a batch that is accepted whole or not at all. What the answer names is stored and will be delivered, at least once, to every consumer it is for.",
    tag: "Events",
    permission: "events.publish",
    // The payload is signed and sent as the publisher's own bytes, so the operation reads them itself.
    request: { body: rawBody(z.union([eventInput, eventBatchInput]), () => env().MAX_BATCH) },
    success: { status: 202, schema: acceptedEvents, asBuilt: true },
    errors: ["conflict", "too_large"],
    examples: { request: EVENT, response: { results: [{ messageId: MESSAGE_ID, id: EVENT.id, duplicate: false }] } },
    run: async ({ scope, body, request }) => {
      const started = performance.now();
      const accepted = await acceptEvents(scope, body, { idempotencyKey: request.idempotencyKey });
      countAccepted(accepted.results, started);
      return accepted;
    },
  }),
];
