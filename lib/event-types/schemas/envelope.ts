import { DRAFT, type JsonSchema, text } from "@/lib/event-types/json-schema";

/**
 * Every message is sent in this envelope (product.md S10).
 * @param payload what it defines in `$defs` moves to the envelope's own, where its references look for it
 */
export function envelopeSchema(eventType: string, { $defs, ...payload }: JsonSchema): JsonSchema {
  return {
    $schema: DRAFT,
    ...($defs ? { $defs } : {}),
    title: eventType,
    type: "object",
    properties: {
      // The publisher's own; a uuid where it gives none.
      id: text("Identifies the event: the same on every attempt and for every endpoint.", { minLength: 1, maxLength: 128 }),
      eventType: text("The type of the event.", { const: eventType }),
      generatedDate: text("When the event came about, in UTC.", { format: "date-time" }),
      payload,
    },
    required: ["id", "eventType", "generatedDate", "payload"],
  };
}
