import { z } from "zod";
import { operation } from "@/lib/api/operation";
import { getEventType, listEventTypes } from "@/lib/event-types/get-event-type";
import { eventTypeAnswer, eventTypeList } from "@/lib/event-types/schema";
import { chooseLanguage } from "@/lib/i18n/locales";

const tag = "Event types";
const permission = "eventTypes.read";

export const eventTypeOperations = [
  operation({
    method: "GET",
    path: "/eventTypes",
    summary: "List the event types with their schemas and examples",
    description: "Archived ones too, which can neither be published nor subscribed to.",
    tag,
    permission,
    success: { status: 200, schema: eventTypeList, asBuilt: true },
    run: async ({ request }) => ({ results: await listEventTypes(chooseLanguage(undefined, request.acceptLanguage)) }),
  }),
  operation({
    method: "GET",
    path: "/eventTypes/{name}",
    summary: "Get an event type with its schema and examples",
    description: "By its name or an alias.",
    tag,
    permission,
    request: { params: z.object({ name: z.string() }) },
    success: { status: 200, schema: eventTypeAnswer, asBuilt: true },
    errors: ["not_found"],
    run: ({ params, request }) => getEventType(params.name, chooseLanguage(undefined, request.acceptLanguage)),
  }),
];
