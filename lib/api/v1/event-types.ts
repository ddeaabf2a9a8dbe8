import { z } from "zod";
import { operation } from "@/lib/api/operation";
import { eventTypeSummaries } from "@/lib/event-types/catalogue";
import { eventTypeSummary } from "@/lib/event-types/schema";

export const eventTypeOperations = [
  operation({
    method: "GET",
    path: "/eventTypes",
    summary: "List the event types",
    tag: "Event types",
    permission: "eventTypes.read",
    success: { status: 200, schema: z.object({ results: z.array(eventTypeSummary) }) },
    run: async () => ({ results: eventTypeSummaries() }),
  }),
];
