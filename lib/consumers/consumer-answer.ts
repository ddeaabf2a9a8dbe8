import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { Consumer } from "@/prisma/generated/client";

/** What holds a consumer's messages back at the moment. */
export type ConsumerState = WebhookConsumer["state"];

/** The one way from a row to the API's object. */
export function consumerAnswer(row: Consumer, state: ConsumerState): WebhookConsumer {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    eventTypes: row.eventTypes,
    companyTags: row.companyTags,
    disabled: row.disabledAt !== null,
    ...(row.disabledReason === null ? {} : { disabledReason: row.disabledReason }),
    ...(row.disabledAt === null ? {} : { disabledAt: row.disabledAt.toISOString() }),
    rateLimit: row.rateLimit,
    created: row.created.toISOString(),
    modified: row.modified.toISOString(),
    state,
  };
}

/** What the audit log keeps of a consumer: all that a user configures and may see. */
export function auditedConsumer(row: Consumer) {
  const { url, description, eventTypes, companyTags, rateLimit } = row;
  return { url, description, eventTypes, companyTags, rateLimit, disabled: row.disabledAt !== null };
}
