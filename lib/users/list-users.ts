import { type Clock, systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import type { OperatorScope } from "@/lib/scope";
import { CLIENTS_NAMED, type ListedUser, USERS_A_PAGE, type UserClient, type UserFilter } from "@/lib/users/schema";
import { unusedSince } from "@/lib/users/session-rows";

/** `$1` what to search for, `$2` the same as an id might be written, `$3` operators only. */
const MATCHING = `
  select * from users
  where ($1 = '' or email ilike '%' || $1 || '%' or name ilike '%' || $1 || '%' or id::text = lower($2)) and (not $3 or is_operator)`;

/** Clients and sessions are looked up for the page only. `$4` how many to pass over, `$5` now, `$6` as `unusedSince`. */
const LIST = {
  name: "list-users",
  text: `
    with matching as (${MATCHING}),
    chosen as (select * from matching order by lower(name), id limit ${USERS_A_PAGE} offset $4)
    select chosen.id, chosen.name, chosen.email, chosen.is_operator,
      (select max(created) from sessions where user_id = chosen.id) as last_sign_in,
      (select count(*)::int from sessions where user_id = chosen.id and revoked_at is null and expires > $5 and last_seen >= $6) as sessions,
      (select count(*)::int from memberships where user_id = chosen.id) as client_count,
      (select coalesce(json_agg(named), '[]') from (
        select clients.id, clients.name, memberships.role, clients.suspended_at is not null as suspended
        from memberships join clients on clients.id = memberships.client_id
        where memberships.user_id = chosen.id order by lower(clients.name), clients.id limit ${CLIENTS_NAMED}
      ) named) as clients
    from chosen order by lower(chosen.name), chosen.id`,
};

const COUNT = { name: "count-users", text: `select count(*)::int as total from (${MATCHING}) matching` };

interface Row {
  id: string;
  name: string;
  email: string;
  is_operator: boolean;
  last_sign_in: Date | null;
  sessions: number;
  client_count: number;
  clients: UserClient[];
}

/** A page of the service's users by name, whichever clients they belong to, and how many match on all pages. */
export async function listUsers(
  _operator: OperatorScope,
  { q, operators, page }: UserFilter,
  clock: Clock = systemClock,
): Promise<{ results: ListedUser[]; totalResults: number }> {
  const now = clock.now();
  const searched = [q.replace(/[\\%_]/g, "\\$&"), q, operators];
  const [{ rows }, count] = await Promise.all([
    pool().query<Row>({ ...LIST, values: [...searched, (page - 1) * USERS_A_PAGE, now, unusedSince(now)] }),
    pool().query<{ total: number }>({ ...COUNT, values: searched }),
  ]);
  const results = rows.map(({ is_operator, last_sign_in, client_count, ...row }) => ({
    ...row,
    isOperator: is_operator,
    lastSignIn: last_sign_in?.toISOString() ?? null,
    clientCount: client_count,
  }));
  return { results, totalResults: count.rows[0]?.total ?? 0 };
}
