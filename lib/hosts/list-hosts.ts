import { type Clock, systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import type { Step } from "@/lib/delivery/circuit-breaker";
import { type HostAnswer, type HostFilter, type HostList, MAX_DEFERRED_COUNTED, MAX_HOSTS } from "@/lib/hosts/schema";
import type { OperatorScope } from "@/lib/scope";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Failures of one consumer that its host's reasons are read from: the latest of the last hour. */
const LATEST_FAILURES = 20;
/** A client's consumers on one host that are looked at for reasons and for what is deferred. */
const CONSUMERS_READ = 20;

interface Row {
  client_id: string;
  client_name: string;
  host: string;
  consumers: number;
  window: Step[] | null;
  open_until: Date | null;
  probes_left: number | null;
  hand_reason: string | null;
  hand_by: string | null;
  deferred: number;
  reasons: HostAnswer["reasons"];
  troubled: number;
  total: number;
}

/**
 * The hosts clients send to, with their breakers; hosts in trouble first: not closed, or with a failure in the moving minute (`$1` is
 * where it begins). What is deferred and why is read only of the hosts that are shown, and only up to a bound of each.
 */
const LIST = {
  name: "list-hosts",
  text: `
    with used as (
      select client_id, host, count(*)::int as consumers from consumers
      where deleted_at is null and host like $4 group by client_id, host
    ),
    known as (
      select used.*, breakers."window", breakers.open_until, breakers.probes_left,
        case when breakers.hand_until = breakers.open_until then breakers.hand_reason end as hand_reason,
        case when breakers.hand_until = breakers.open_until then breakers.hand_by end as hand_by,
        breakers.open_until is not null or exists (
          select from jsonb_array_elements(breakers."window") step where (step->>0)::float8 > $1 and (step->>2)::int > 0
        ) as in_trouble
      from used left join host_breakers breakers using (client_id, host)
    ),
    counted as (select *, count(*) filter (where in_trouble) over ()::int as troubled, count(*) over ()::int as total from known),
    shown as (
      select * from counted where in_trouble or not $2
      order by open_until is null, not in_trouble, host, client_id limit ${MAX_HOSTS}
    )
    select shown.client_id, clients.name as client_name, shown.host, consumers, "window", open_until, probes_left, hand_reason, hand_by,
      troubled, total, coalesce(waiting.deferred, 0) as deferred, coalesce(failures.reasons, '[]') as reasons
    from shown join clients on clients.id = shown.client_id
    left join lateral (
      select count(*)::int as deferred from (
        select from (
          select id from consumers where consumers.client_id = shown.client_id and consumers.host = shown.host and deleted_at is null
          limit ${CONSUMERS_READ}
        ) behind cross join lateral (
          select from deliveries where consumer_id = behind.id and next_attempt_at is not null
          order by consumer_id, next_attempt_at limit ${MAX_DEFERRED_COUNTED}
        ) open limit ${MAX_DEFERRED_COUNTED}
      ) bounded
    ) waiting on open_until is not null
    left join lateral (
      select json_agg(json_build_object('errorCode', error_code, 'status', response_status, 'count', n) order by n desc) as reasons from (
        select error_code, response_status, count(*)::int as n from (
          select id from consumers where consumers.client_id = shown.client_id and consumers.host = shown.host and deleted_at is null
          limit ${CONSUMERS_READ}
        ) behind cross join lateral (
          select error_code, response_status from attempts
          where consumer_id = behind.id and outcome = 'failure' and started_at >= $3 order by started_at desc limit ${LATEST_FAILURES}
        ) failed group by 1, 2 order by n desc limit 3
      ) frequent
    ) failures on in_trouble
    order by open_until is null, not in_trouble, host, shown.client_id`,
};

function stateOf(row: Row, failures: number, now: Date): HostAnswer["state"] {
  if (row.open_until === null) return failures > 0 ? "failing" : "closed";
  return row.open_until > now ? "open" : "probing";
}

function answerOf(row: Row, now: Date): HostAnswer {
  const recent = (row.window ?? []).filter(([start]) => start > now.getTime() - MINUTE_MS);
  const sum = (place: 1 | 2) => recent.reduce((total, step) => total + step[place], 0);
  return {
    clientId: row.client_id,
    clientName: row.client_name,
    host: row.host,
    state: stateOf(row, sum(2), now),
    openUntil: row.open_until?.toISOString() ?? null,
    probesLeft: row.probes_left,
    hand: row.hand_reason === null ? null : { reason: row.hand_reason, by: row.hand_by ?? "" },
    lastMinute: { attempts: sum(1), failures: sum(2) },
    consumers: row.consumers,
    deferred: row.deferred,
    reasons: row.reasons,
  };
}

const pattern = (search: string | undefined) => `%${(search ?? "").toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;

/** The hosts consumers of any client send to, a row for each client and host (product.md S6), those in trouble first. */
export async function listHosts(_operator: OperatorScope, filter: HostFilter, clock: Clock = systemClock): Promise<HostList> {
  const now = clock.now();
  const values = [now.getTime() - MINUTE_MS, filter.trouble, new Date(now.getTime() - HOUR_MS), pattern(filter.search)];
  const { rows } = await pool().query<Row>({ ...LIST, values });
  if (rows[0]) return { results: rows.map((row) => answerOf(row, now)), troubled: rows[0].troubled, all: rows[0].total };
  return { results: [], troubled: 0, all: await countHosts(filter.search) };
}

/** Where none is in trouble, how many there are all the same. */
async function countHosts(search: string | undefined): Promise<number> {
  const { rows } = await pool().query<{ total: number }>({
    name: "count-hosts",
    text: "select count(distinct (client_id, host))::int as total from consumers where deleted_at is null and host like $1",
    values: [pattern(search)],
  });
  return rows[0]?.total ?? 0;
}
