import { pool } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { listMessageDeliveries } from "@/lib/messages/list-message-deliveries";
import { MESSAGE_COLUMNS, type MessageRow, messageAnswer } from "@/lib/messages/message-answer";
import type { MessageWithEnvelope } from "@/lib/messages/schema";
import type { Scope } from "@/lib/scope";

const GET_MESSAGE = {
  name: "get-message",
  text: `select ${MESSAGE_COLUMNS}, m.payload from messages m where m.client_id = $1 and m.id = $2`,
};

/**
 * One message with its envelope, which is null once it was expunged.
 * @throws AppError `not_found`, also for another client's
 */
export async function getMessage(scope: Scope, id: string): Promise<MessageWithEnvelope> {
  const { rows } = await pool().query<MessageRow & { payload: Buffer | null }>({ ...GET_MESSAGE, values: [scope.clientId, id] });
  const row = rows[0];
  if (!row) throw notFound("Message");
  const deliveries = await listMessageDeliveries(scope, [row.id]);
  return {
    ...messageAnswer(row, deliveries.get(row.id) ?? []),
    envelope: row.payload?.toString("utf8") ?? null,
  };
}
