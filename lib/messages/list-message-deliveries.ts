import { pool } from "@/lib/db";
import type { DeliveryAnswer } from "@/lib/delivery-log/schema";
import { DELIVERY_STATE_COLUMNS, type DeliveryState, deliveryState } from "@/lib/lanes/delivery-state";
import type { Scope } from "@/lib/scope";

const LIST_MESSAGE_DELIVERIES = {
  name: "list-message-deliveries",
  text: `
    select d.message_id, d.consumer_id, c.url, ${DELIVERY_STATE_COLUMNS}
    from deliveries d join consumers c on c.id = d.consumer_id left join lanes l on l.consumer_id = d.consumer_id
    where d.client_id = $1 and d.message_id = any($2::text[])
    order by d.message_id, c.created, c.id`,
};

/** The deliveries of a page of messages, by message id; a message without any has an empty list. */
export async function listMessageDeliveries(scope: Scope, messageIds: readonly string[]): Promise<Map<string, DeliveryAnswer[]>> {
  const found = new Map<string, DeliveryAnswer[]>(messageIds.map((id) => [id, []]));
  if (messageIds.length === 0) return found;
  const { rows } = await pool().query<DeliveryState & { message_id: string; consumer_id: string; url: string }>({
    ...LIST_MESSAGE_DELIVERIES,
    values: [scope.clientId, messageIds],
  });
  for (const row of rows) found.get(row.message_id)?.push({ webhookId: row.consumer_id, url: row.url, ...deliveryState(row) });
  return found;
}
