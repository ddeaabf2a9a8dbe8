import { CLIENTS_A_PAGE, type ClientFilter, type ListedClient, MAX_DAILY_COUNTED } from "@/lib/clients/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { messageIdAt } from "@/lib/ids";
import type { OperatorScope } from "@/lib/scope";

const DAY_MS = 86_400_000;

const SELECT = `
  select chosen.id, chosen.name, chosen.created, chosen.suspended_at, chosen.suspended_reason, chosen.consumer_limit,
    (select count(*)::int from consumers where client_id = chosen.id and deleted_at is null) as endpoints,
    (select count(*)::int from memberships where client_id = chosen.id) as people,
    (select count(*)::int from (
      select from messages where client_id = chosen.id and messages.id >= $1 order by messages.id desc limit ${MAX_DAILY_COUNTED}
    ) recent) as messages`;

/** Messages are counted for the page only. `$2` what to search for, `$3` suspended or not, `$4` how many to pass over. */
const LIST = {
  name: "list-clients",
  text: `
    with matching as (
      select * from clients
      where ($2 = '' or name ilike '%' || $2 || '%' or id::text = lower($5)) and ($3::boolean is null or (suspended_at is not null) = $3)
    ),
    chosen as (select * from matching order by lower(name), id limit ${CLIENTS_A_PAGE} offset $4)
    ${SELECT}
    from chosen order by lower(chosen.name), chosen.id`,
};

const COUNT = {
  name: "count-clients",
  text: `
    select count(*)::int as total from clients
    where ($1 = '' or name ilike '%' || $1 || '%' or id::text = lower($3)) and ($2::boolean is null or (suspended_at is not null) = $2)`,
};

interface Row {
  id: string;
  name: string;
  created: Date;
  suspended_at: Date | null;
  suspended_reason: string | null;
  consumer_limit: number | null;
  endpoints: number;
  people: number;
  messages: number;
}

function listed(row: Row): ListedClient {
  return {
    id: row.id,
    name: row.name,
    created: row.created.toISOString(),
    suspended: row.suspended_at ? { since: row.suspended_at.toISOString(), reason: row.suspended_reason } : null,
    endpoints: row.endpoints,
    consumerLimit: row.consumer_limit,
    messages: row.messages,
    people: row.people,
  };
}

const dayAgo = (clock: Clock) => messageIdAt(new Date(clock.now().getTime() - DAY_MS));

/** A page of the clients by name, and how many match on all pages. */
export async function listClients(
  _operator: OperatorScope,
  { q, state, page }: ClientFilter,
  clock: Clock = systemClock,
): Promise<{ results: ListedClient[]; totalResults: number }> {
  const text = q.replace(/[\\%_]/g, "\\$&");
  const suspended = state === undefined ? null : state === "suspended";
  const [{ rows }, count] = await Promise.all([
    pool().query<Row>({ ...LIST, values: [dayAgo(clock), text, suspended, (page - 1) * CLIENTS_A_PAGE, q] }),
    pool().query<{ total: number }>({ ...COUNT, values: [text, suspended, q] }),
  ]);
  return { results: rows.map(listed), totalResults: count.rows[0]?.total ?? 0 };
}

/** One client. @throws AppError `not_found` */
export async function getClient(_operator: OperatorScope, id: string, clock: Clock = systemClock): Promise<ListedClient> {
  const { rows } = await pool().query<Row>({
    name: "get-client",
    text: `${SELECT} from clients chosen where chosen.id = $2`,
    values: [dayAgo(clock), id],
  });
  if (!rows[0]) throw notFound("Client");
  return listed(rows[0]);
}
