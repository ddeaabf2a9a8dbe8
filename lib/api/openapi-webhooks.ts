import type { JsonSchema } from "@/lib/api/openapi-schemas";
import { eventTypes } from "@/lib/event-types/catalogue";
import type { EventType } from "@/lib/event-types/event-type";
import texts from "@/lib/i18n/event-types.en.json";

const header = (name: string, description: string, example: string): JsonSchema => ({
  name,
  in: "header",
  required: true,
  description,
  schema: { type: "string" },
  example,
});

/** What every message carries beside its body (Standard Webhooks). */
export const WEBHOOK_HEADERS = {
  WebhookId: header(
    "webhook-id",
    "The message's id: the same on every attempt. Delivery is at least once, so drop what you have seen.",
    "msg_01KAJ8Z3M5T7V9X1B3D5F7H9K1",
  ),
  WebhookTimestamp: header("webhook-timestamp", "When the attempt was made, in seconds since 1970. Refuse what is old.", "1773064521"),
  WebhookSignature: header(
    "webhook-signature",
    "`v1,` and the base64 HMAC-SHA256 of `id.timestamp.body` by the consumer's secret; for some time after a rotation one by each secret, separated by spaces.",
    "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
  ),
};

/** What a receiver may answer. */
const RESPONSES: JsonSchema = {
  "2XX": {
    description: "Received. Redirects are not followed, and anything else is a failure, which is tried again as the schedule says.",
  },
  "410": { description: "Gone: the consumer is disabled at once." },
  "429": { description: "Too many: sending pauses for as long as `Retry-After` or the rate-limit headers ask." },
};

function describe({ name, deprecated, replacedBy, schema, examples }: EventType): JsonSchema {
  const description = (texts.descriptions as Record<string, string>)[name.replaceAll(".", "_")] ?? "";
  return {
    post: {
      operationId: `receive-${name.replaceAll(".", "-")}`,
      tags: ["Receiving messages"],
      summary: name,
      description: replacedBy ? `${description}\n\nUse \`${replacedBy}\` instead.` : description,
      ...(deprecated ? { deprecated: true } : {}),
      security: [],
      parameters: Object.keys(WEBHOOK_HEADERS).map((key) => ({ $ref: `#/components/parameters/${key}` })),
      requestBody: {
        required: true,
        content: {
          "application/json": { schema, examples: Object.fromEntries(examples.map((one) => [one.name, { value: one.value }])) },
        },
      },
      responses: RESPONSES,
    },
  };
}

/** Every event type as one of the document's webhooks: what its consumers receive. */
export function describeWebhooks(): JsonSchema {
  return Object.fromEntries(eventTypes.filter(({ archived }) => !archived).map((type) => [type.name, describe(type)]));
}
