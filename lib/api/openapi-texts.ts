import { MAX_BATCH_EVENTS } from "@/lib/messages/schema";

/** What stands before all operations of the API reference. Markdown. */
export const INTRODUCTION = `Publish events, point webhook consumers at your URLs, and follow every message to its last attempt.

## Authentication

Send an API key with every request, as \`Authorization: Basic base64(API_KEY)\` or \`Authorization: Bearer API_KEY\`. Keys are made in
the portal under Developers > API keys; each belongs to one client and has scopes: \`webhooks:manage\`, \`events:publish\`, \`read\`. An
operator's key acts for any client and names it in \`X-Client-Id\`.

## Errors

Every refusal answers the same object. \`error\` says what happened and what to do, \`validation.errors\` names every culprit in the
request by its path, such as \`events[499].eventType\`, and \`canBeRetried\` tells whether the same request may succeed later. Quote the
\`correlationId\`, which is in the \`X-Correlation-Id\` header of every answer too, when you report a problem.

## Lists

Counted lists take \`page\`, \`pageSize\`, \`query\` and \`orderBy\` and answer \`results\`, \`totalResults\` and \`_links\`. Logs are too long to
count: they take \`limit\` and \`cursor\` and answer \`results\` and \`nextCursor\`, which is null on the last page.

## Repeating a request

Any \`POST\` takes an \`Idempotency-Key\`: for 24 hours, the same request with the same key gets the first one's answer. A published
event's \`id\` does the same for ever. An event with a known id and the same body is a duplicate; up to
${MAX_BATCH_EVENTS.toLocaleString("en")} events go in one batch, all or none.

## Rate limit

Each API key may make so many requests a second. Above that the answer is 429, with \`Retry-After\` and \`X-Rate-Limit-*\`.
`;

/** What stands below each heading. A test asks for one for every tag of the registry. */
export const TAG_DESCRIPTIONS: Record<string, string> = {
  Webhooks: "Webhook consumers: where messages are sent, what of, how they are signed, and what happens to them on the way.",
  Events: "What the platform publishes. Each event becomes a message for every consumer that asked for its type.",
  Messages: "Every message with its deliveries, its attempts, and why it went or did not go where it should.",
  Replays: "Sending again what failed, or what a consumer never got.",
  Activity: "Attempts over time, by outcome, with their latency.",
  "Event types": "The catalogue: what can be published and subscribed to.",
  Companies: "Businesses that belong to a client. Their tags decide which consumers get messages about them.",
  "API keys": "Keys for this API. Each is shown once, when it is made.",
  Audit: "Who changed what, when and from where.",
  Zapier: "What a Zapier app needs: a key of its own, and consumers that Zaps make and delete.",
  "Receiving messages":
    "What your endpoint receives, by event type. Verify the signature over the raw body, answer with a 2xx quickly, and drop a `webhook-id` you have seen.",
};
