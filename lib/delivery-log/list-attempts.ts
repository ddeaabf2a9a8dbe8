import { pool } from "@/lib/db";
import { type AttemptRow, attemptAnswer, withoutContent } from "@/lib/delivery-log/attempt-answer";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";
import { notFound } from "@/lib/errors";
import type { CursorPage } from "@/lib/paging";
import type { Scope } from "@/lib/scope";

export interface ListAttempts {
  /** Only those made for this consumer. */
  webhookId?: string | undefined;
  /** An attempt's id: the page begins after it. */
  cursor?: string | undefined;
  limit: number;
}

const LIST_ATTEMPTS = {
  name: "list-attempts",
  text: `
    select * from attempts
    where client_id = $1 and message_id = $2 and ($3::uuid is null or consumer_id = $3) and ($4::text is null or id < $4)
    order by id desc limit $5`,
};

const FIND_MESSAGE = {
  name: "find-attempted-message",
  text: "select payload is null as expunged from messages where client_id = $1 and id = $2",
};

/**
 * A message's attempts, newest first; without content where that was expunged, even if an attempt was under way then.
 * @throws AppError `not_found` where the client has no such message
 */
export async function listAttempts(scope: Scope, messageId: string, list: ListAttempts): Promise<CursorPage<AttemptAnswer>> {
  const found = await pool().query<{ expunged: boolean }>({ ...FIND_MESSAGE, values: [scope.clientId, messageId] });
  const [message] = found.rows;
  if (!message) throw notFound("Message");
  const values = [scope.clientId, messageId, list.webhookId ?? null, list.cursor ?? null, list.limit + 1];
  const { rows } = await pool().query<AttemptRow>({ ...LIST_ATTEMPTS, values });
  const page = rows.slice(0, list.limit);
  const shown = message.expunged ? page.map(withoutContent) : page;
  return { results: shown.map(attemptAnswer), nextCursor: rows.length > list.limit ? (page.at(-1)?.id ?? null) : null };
}
