import type { DeliveryAnswer } from "@/lib/delivery-log/schema";
import { type Message, worstStatus } from "@/lib/messages/schema";

/** A message as it is stored, without its payload. */
export interface MessageRow {
  id: string;
  event_id: string;
  event_type: string;
  company_id: string | null;
  company_tags: string[];
  generated_date: Date;
  created: Date;
  expires: Date;
  is_test: boolean;
  size: number;
  schema_issue: string | null;
  expunged_at: Date | null;
}

/** Columns of `MessageRow`, of messages `m`. */
export const MESSAGE_COLUMNS =
  "m.id, m.event_id, m.event_type, m.company_id, m.company_tags, m.generated_date, m.created, m.expires, m.is_test, m.size, m.schema_issue, m.expunged_at";

/** The one way from a row to the API's Message. */
export function messageAnswer(row: MessageRow, deliveries: DeliveryAnswer[]): Message {
  return {
    id: row.id,
    eventId: row.event_id,
    eventType: row.event_type,
    companyId: row.company_id,
    companyTags: row.company_tags,
    generatedDate: row.generated_date.toISOString(),
    created: row.created.toISOString(),
    expires: row.expires.toISOString(),
    status: worstStatus(deliveries.map((delivery) => delivery.status)),
    isTest: row.is_test,
    size: row.size,
    schemaIssue: row.schema_issue,
    expunged: row.expunged_at?.toISOString() ?? null,
    deliveries,
  };
}
