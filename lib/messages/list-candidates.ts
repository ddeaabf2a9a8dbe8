import { pool } from "@/lib/db";
import { messageIdAt } from "@/lib/ids";
import type { MessageStatus } from "@/lib/messages/schema";
import type { Scope } from "@/lib/scope";

/** Filters of a list of messages; all that are given must hold. */
export interface MessageFilter {
  eventType?: string | undefined;
  companyId?: string | undefined;
  status?: MessageStatus | undefined;
  webhookId?: string | undefined;
  /** Accepted at this instant or later, ISO 8601. */
  since?: string | undefined;
  /** Accepted before this instant. */
  until?: string | undefined;
  /** A message's id, or the publisher's own id of its event. */
  id?: string | undefined;
  /** Only tests, or none. */
  isTest?: boolean | undefined;
}

/** A piece of SQL with its parameters, `$1` being the client. */
export interface Statement {
  text: string;
  values: unknown[];
}

const WALK = 2_000;
const FIRST_WALK = 500;

/**
 * How many candidates one request may look at. Whatever the filter, a page costs no more than this many index entries; where
 * they do not fill it, its cursor leads on. The first page answers soonest; who looks further back does so in longer strides.
 */
export function walkOf(cursor: string | undefined): number {
  return cursor === undefined ? FIRST_WALK : WALK;
}

/** A range of message ids, which sort by the instant of acceptance: after `from`, below `to`. */
function idRange(filter: MessageFilter, cursor: string | undefined): { from: string | undefined; below: string | undefined } {
  const instant = (text: string | undefined) => (text === undefined ? undefined : messageIdAt(new Date(Math.max(0, Date.parse(text)))));
  const below = [cursor, instant(filter.until)].filter((id) => id !== undefined).sort()[0];
  return { from: instant(filter.since), below };
}

/** Deliveries that are still to be made are few, unless there is a backlog: null then. */
async function sendingIds(scope: Scope): Promise<string[] | null> {
  const { rows } = await pool().query<{ message_id: string; status: string }>({
    name: "list-due-deliveries",
    text: `
      select due.message_id, due.status from consumers cross join lateral (
        select message_id, status from deliveries
        where consumer_id = consumers.id and next_attempt_at is not null order by next_attempt_at limit ${WALK}
      ) due
      where consumers.client_id = $1 and consumers.deleted_at is null limit ${WALK}`,
    values: [scope.clientId],
  });
  return rows.length === WALK ? null : [...new Set(rows.filter((row) => row.status === "Sending").map((row) => row.message_id))];
}

/**
 * The ids of messages that may fit the filter, newest first, read from the one index that narrows most; the caller applies the
 * whole filter to them. Each driver has no condition but its index's own, so that its limit bounds what it reads.
 */
export async function candidates(scope: Scope, filter: MessageFilter, cursor: string | undefined): Promise<Statement> {
  const values: unknown[] = [scope.clientId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const { from, below } = idRange(filter, cursor);
  const tail = (id: string) =>
    `${from === undefined ? "" : `and ${id} >= ${parameter(from)}`} ${below === undefined ? "" : `and ${id} < ${parameter(below)}`} order by ${id} desc limit ${walkOf(cursor)}`;
  const messages = (condition: string) => `select id from messages where client_id = $1 ${condition} ${tail("id")}`;

  const statement = async () => {
    if (filter.id !== undefined)
      return messages(
        `and id in (select id from messages where id = ${parameter(filter.id)} union select id from messages where client_id = $1 and event_id = ${parameter(filter.id)})`,
      );
    if (filter.status === "NotSent") return messages("and delivery_count = 0");
    if (filter.status === "Failure" || filter.status === "Attempting" || filter.status === "Cancelled") {
      const whose = filter.webhookId === undefined ? "client_id = $1" : `client_id = $1 and consumer_id = ${parameter(filter.webhookId)}`;
      // The status stands in the text, because only then the planner may use the partial indexes on deliveries in trouble.
      return `select distinct message_id as id from deliveries where ${whose} and status = '${filter.status}' ${tail("message_id")}`;
    }
    const sending = filter.status === "Sending" ? await sendingIds(scope) : null;
    if (sending) return `select id from unnest(${parameter(sending)}::text[]) as sending(id) where $1::uuid is not null ${tail("id")}`;
    if (filter.isTest) return messages("and is_test");
    if (filter.webhookId !== undefined)
      return `select message_id as id from deliveries where client_id = $1 and consumer_id = ${parameter(filter.webhookId)} ${tail("message_id")}`;
    if (filter.companyId !== undefined) return messages(`and company_id = ${parameter(filter.companyId)}`);
    if (filter.eventType !== undefined) return messages(`and event_type = ${parameter(filter.eventType)}`);
    return messages("");
  };
  return { text: await statement(), values };
}
