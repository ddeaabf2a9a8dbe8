import { requireConsumer } from "@/lib/consumers/require-consumer";
import { pool } from "@/lib/db";
import type { DeliveryStatus } from "@/lib/delivery/schema";
import type { DeliveryRow } from "@/lib/delivery-log/schema";
import { messageIdAt } from "@/lib/ids";
import { DELIVERY_STATE_COLUMNS, type DeliveryState, deliveryState } from "@/lib/lanes/delivery-state";
import type { CursorPage } from "@/lib/paging";
import type { Scope } from "@/lib/scope";

export interface ListDeliveries {
  status?: DeliveryStatus | undefined;
  eventType?: string | undefined;
  /** Accepted at this instant or later, ISO 8601. */
  since?: string | undefined;
  /** Accepted before this instant. */
  until?: string | undefined;
  /** A message's id: the page begins after it. */
  cursor?: string | undefined;
  limit: number;
}

/** How many of the consumer's deliveries one request may look at: a filter that few fit costs no more than this. */
const WALK = 2_000;

interface Row extends DeliveryState {
  message_id: string;
  event_type: string;
  company: DeliveryRow["company"];
  is_test: boolean;
  created: Date;
  outcomes: DeliveryRow["outcomes"];
  last: {
    id: string;
    started_at: Date;
    duration_ms: number;
    response_status: number | null;
    error_code: NonNullable<DeliveryRow["lastAttempt"]>["errorCode"];
    trigger: NonNullable<DeliveryRow["lastAttempt"]>["trigger"];
    triggered_by: string | null;
  } | null;
}

/**
 * The deliveries that may fit: read from the consumer's index of the status where it is one that few have, else from that of all.
 * The status stands in the text, because only then the planner may use the partial index deliveries_trouble_of_consumer.
 */
function walk(status: DeliveryStatus | undefined): string {
  const isRare = status === "Failure" || status === "Attempting" || status === "Cancelled";
  return `
    select message_id, consumer_id, event_type, status, attempt_count, slot, next_attempt_at, waiting_for
    from deliveries where client_id = $1 and consumer_id = $2 ${isRare ? `and status = '${status}'` : ""}
      and message_id >= $3 and message_id < $4 and ($5::text[] is null or message_id = any($5))
    order by message_id desc limit ${WALK}`;
}

const LISTED = `
  page.message_id, page.event_type, ${DELIVERY_STATE_COLUMNS.replaceAll("d.", "page.")}, m.is_test, m.created,
  case when company.id is not null then json_build_object('id', company.id, 'name', company.name) end as company,
  made.outcomes, made.last`;

/** Attempts are looked up for the rows of the page only. */
function listStatement(status: DeliveryStatus | undefined): string {
  return `
    with page as (
      select * from (${walk(status)}) walked
      where ($6::delivery_status is null or status = $6) and ($7::text is null or event_type = $7)
      order by message_id desc limit $8
    )
    select ${LISTED}
    from page join messages m on m.id = page.message_id
    left join lanes l on l.consumer_id = page.consumer_id
    left join companies company on company.id = m.company_id and company.client_id = $1
    cross join lateral (
      select coalesce(array_agg(a.outcome::text order by a.id), '{}') as outcomes, (array_agg(to_json(a) order by a.id desc))[1] as last
      from (
        select id, outcome, started_at, duration_ms, response_status, error_code, trigger, triggered_by
        from attempts where attempts.message_id = page.message_id and attempts.consumer_id = $2
      ) a
    ) made
    order by page.message_id desc`;
}

function deliveryRow(row: Row): DeliveryRow {
  const { last } = row;
  return {
    messageId: row.message_id,
    eventType: row.event_type,
    company: row.company,
    isTest: row.is_test,
    created: row.created.toISOString(),
    ...deliveryState(row),
    outcomes: row.outcomes,
    lastAttempt: last && {
      id: last.id,
      startedAt: new Date(last.started_at).toISOString(),
      durationMs: last.duration_ms,
      status: last.response_status,
      errorCode: last.error_code,
      trigger: last.trigger,
      triggeredBy: last.triggered_by,
    },
  };
}

/** The range of message ids to read, which sort by the instant of acceptance. */
function idRange({ since, until, cursor }: ListDeliveries): [from: string, below: string] {
  const instant = (text: string) => messageIdAt(new Date(Math.max(0, Date.parse(text))));
  const below = [cursor, until === undefined ? undefined : instant(until)].filter((id) => id !== undefined).sort()[0];
  return [since === undefined ? "" : instant(since), below ?? "~"];
}

const LIST_DUE = {
  name: "list-due-messages",
  text: `select message_id from deliveries where consumer_id = $1 and next_attempt_at is not null order by next_attempt_at limit ${WALK}`,
};

/** The messages among which those not yet attempted are: few, unless there is a backlog; null then. */
async function dueMessages(consumerId: string): Promise<string[] | null> {
  const { rows } = await pool().query<{ message_id: string }>({ ...LIST_DUE, values: [consumerId] });
  return rows.length === WALK ? null : rows.map((row) => row.message_id);
}

/**
 * A consumer's own log, newest message first: each delivery with the outcome of its attempts. A page may hold fewer than `limit`
 * results, even none, while `nextCursor` leads on, because no filter makes it read more than a bounded part.
 * @throws AppError `not_found`
 */
export async function listDeliveries(scope: Scope, consumerId: string, list: ListDeliveries): Promise<CursorPage<DeliveryRow>> {
  await requireConsumer(scope, consumerId);
  const among = list.status === "Sending" ? await dueMessages(consumerId) : null;
  const range = [scope.clientId, consumerId, ...idRange(list), among];
  const { rows } = await pool().query<Row>(listStatement(list.status), [
    ...range,
    list.status ?? null,
    list.eventType ?? null,
    list.limit + 1,
  ]);
  const page = rows.slice(0, list.limit);
  if (rows.length > list.limit) return { results: page.map(deliveryRow), nextCursor: page.at(-1)?.message_id ?? null };
  const end = `select message_id from (${walk(list.status)}) walked order by message_id desc offset ${WALK - 1} limit 1`;
  const { rows: last } = await pool().query<{ message_id: string }>(end, range);
  return { results: page.map(deliveryRow), nextCursor: last[0]?.message_id ?? null };
}
