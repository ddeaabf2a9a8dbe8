import type { CursorPage } from "@/lib/api/pagination-schema";
import { pool } from "@/lib/db";
import { candidates, type MessageFilter, type Statement, WALK } from "@/lib/messages/list-candidates";
import { listMessageDeliveries } from "@/lib/messages/list-message-deliveries";
import { MESSAGE_COLUMNS, type MessageRow, messageAnswer } from "@/lib/messages/message-answer";
import { MESSAGE_STATUSES, type Message } from "@/lib/messages/schema";
import type { Scope } from "@/lib/scope";

export interface ListMessages extends MessageFilter {
  /** A message's id: the page begins after it. */
  cursor?: string | undefined;
  limit: number;
}

/** The worst status of a message's deliveries as its place in MESSAGE_STATUSES; the last place, NotSent, where it has none. */
const WORST = `coalesce((
  select min(array_position('{${MESSAGE_STATUSES.join(",")}}'::text[], d.status::text)) from deliveries d where d.message_id = m.id
), ${MESSAGE_STATUSES.length})`;

/** The candidates that fit the whole filter, one more than the page holds. */
function pageStatement(driver: Statement, filter: ListMessages): Statement {
  const values = [...driver.values];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    "m.client_id = $1",
    ...(filter.eventType === undefined ? [] : [`m.event_type = ${parameter(filter.eventType)}`]),
    ...(filter.companyId === undefined ? [] : [`m.company_id = ${parameter(filter.companyId)}`]),
    ...(filter.webhookId === undefined
      ? []
      : [`exists (select from deliveries d where d.message_id = m.id and d.consumer_id = ${parameter(filter.webhookId)})`]),
    ...(filter.status === undefined ? [] : [`${WORST} = ${parameter(MESSAGE_STATUSES.indexOf(filter.status) + 1)}`]),
  ];
  const text = `
    select ${MESSAGE_COLUMNS} from (${driver.text}) candidate join messages m on m.id = candidate.id
    where ${conditions.join(" and ")} order by m.id desc limit ${parameter(filter.limit + 1)}`;
  return { text, values };
}

/** Where the next page begins when the candidates ran out before the page was full: null at the end of the log. */
async function endOfWalk(driver: Statement): Promise<string | null> {
  const { rows } = await pool().query<{ id: string }>(
    `select id from (${driver.text}) candidate order by id desc offset ${WALK - 1} limit 1`,
    driver.values,
  );
  return rows[0]?.id ?? null;
}

/**
 * Messages newest first. No filter makes it read more than a bounded part of the log, so a page may hold fewer than `limit`
 * results, even none, while `nextCursor` leads on.
 */
export async function listMessages(scope: Scope, list: ListMessages): Promise<CursorPage<Message>> {
  const driver = await candidates(scope, list, list.cursor);
  const { rows } = await pool().query<MessageRow>(pageStatement(driver, list));
  const page = rows.slice(0, list.limit);
  const deliveries = await listMessageDeliveries(
    scope,
    page.map((row) => row.id),
  );
  return {
    results: page.map((row) => messageAnswer(row, deliveries.get(row.id) ?? [])),
    nextCursor: rows.length > list.limit ? (page.at(-1)?.id ?? null) : await endOfWalk(driver),
  };
}
