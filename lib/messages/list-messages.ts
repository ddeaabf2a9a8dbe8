import { pool } from "@/lib/db";
import type { DeliveryAnswer } from "@/lib/delivery-log/schema";
import { candidates, type MessageFilter, type Statement, walkOf } from "@/lib/messages/list-candidates";
import { listMessageDeliveries } from "@/lib/messages/list-message-deliveries";
import { MESSAGE_COLUMNS, type MessageRow, messageAnswer } from "@/lib/messages/message-answer";
import { type ListedMessage, MESSAGE_STATUSES } from "@/lib/messages/schema";
import type { CursorPage } from "@/lib/paging";
import type { Scope } from "@/lib/scope";

export interface ListMessages extends MessageFilter {
  /** A message's id: the page begins after it. */
  cursor?: string | undefined;
  limit: number;
}

interface Row extends MessageRow {
  company_name: string | null;
  last: ListedMessage["lastAttempt"];
}

/** The place of the status of deliveries `d` in MESSAGE_STATUSES, worst first. */
const PLACE = `array_position('{${MESSAGE_STATUSES.join(",")}}'::text[], d.status::text)`;

/** The worst status of a message's deliveries as its place; the last place, NotSent, where it has none. */
const WORST = `coalesce((select min(${PLACE}) from deliveries d where d.message_id = m.id), ${MESSAGE_STATUSES.length})`;

/** Of the delivery that stands worst, the attempt made last. */
const LAST_ATTEMPT = `
  select to_json(made) from (
    select id, outcome, started_at as "startedAt", duration_ms as "durationMs", response_status as status, error_code as "errorCode"
    from attempts
    where attempts.message_id = page.id and attempts.consumer_id = (
      select d.consumer_id from deliveries d where d.message_id = page.id order by ${PLACE}, d.consumer_id limit 1
    )
    order by id desc limit 1
  ) made`;

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
    ...(filter.isTest === undefined ? [] : [`m.is_test = ${parameter(filter.isTest)}`]),
    ...(filter.status === undefined ? [] : [`${WORST} = ${parameter(MESSAGE_STATUSES.indexOf(filter.status) + 1)}`]),
  ];
  const text = `
    with page as (
      select ${MESSAGE_COLUMNS} from (${driver.text}) candidate join messages m on m.id = candidate.id
      where ${conditions.join(" and ")} order by m.id desc limit ${parameter(filter.limit + 1)}
    )
    select page.*, company.name as company_name, (${LAST_ATTEMPT}) as last
    from page left join companies company on company.id = page.company_id and company.client_id = $1
    order by page.id desc`;
  return { text, values };
}

function listed(row: Row, deliveries: DeliveryAnswer[]): ListedMessage {
  const { last } = row;
  return {
    ...messageAnswer(row, deliveries),
    companyName: row.company_name,
    lastAttempt: last && { ...last, startedAt: new Date(last.startedAt).toISOString() },
  };
}

/** Where the next page begins when the candidates ran out before the page was full: null at the end of the log. */
async function endOfWalk(driver: Statement, walk: number): Promise<string | null> {
  const { rows } = await pool().query<{ id: string }>(
    `select id from (${driver.text}) candidate order by id desc offset ${walk - 1} limit 1`,
    driver.values,
  );
  return rows[0]?.id ?? null;
}

/**
 * Messages newest first. No filter makes it read more than a bounded part of the log, so a page may hold fewer than `limit`
 * results, even none, while `nextCursor` leads on.
 */
export async function listMessages(scope: Scope, list: ListMessages): Promise<CursorPage<ListedMessage>> {
  const driver = await candidates(scope, list, list.cursor);
  const { rows } = await pool().query<Row>(pageStatement(driver, list));
  const page = rows.slice(0, list.limit);
  const deliveries = await listMessageDeliveries(
    scope,
    page.map((row) => row.id),
  );
  return {
    results: page.map((row) => listed(row, deliveries.get(row.id) ?? [])),
    nextCursor: rows.length > list.limit ? (page.at(-1)?.id ?? null) : await endOfWalk(driver, walkOf(list.cursor)),
  };
}
