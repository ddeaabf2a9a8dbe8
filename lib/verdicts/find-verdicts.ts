import { type Clock, systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import { decideVerdict } from "@/lib/verdicts/decide-verdict";
import type { Facts, VersionFacts } from "@/lib/verdicts/facts";
import type { Verdict } from "@/lib/verdicts/schema";

/** Changes this near to the acceptance may have been made in its very moment. */
const MOMENT_MS = 2_000;

const FIND_MESSAGE = {
  name: "find-judged-message",
  text: `
    select event_type as "eventType", company_tags as "companyTags", created, is_test as "isTest", payload is null as expunged,
           about_consumer as "aboutConsumer"
    from messages where client_id = $1 and id = $2`,
};

/**
 * The facts about each consumer. `$1` client, `$2` message, `$3` a consumer or null: then those that were there when it was accepted
 * or are there now, and of a test only the one it went to. `$4` acceptance, `$5` whether it is a test.
 */
const FIND_CONSUMERS = {
  name: "find-judged-consumers",
  text: `
    select c.id, c.url, c.created, c.event_types, c.company_tags, c.disabled_at, c.disabled_reason, c.deleted_at,
           case when d.message_id is not null then json_build_object('status', d.status, 'attemptCount', d.attempt_count, 'slot', d.slot,
             'nextAttemptAt', d.next_attempt_at, 'waitingFor', d.waiting_for) end as delivery,
           l.blocked_until, l.blocked_by, b.open_until
    from consumers c
    left join deliveries d on d.message_id = $2 and d.consumer_id = c.id
    left join lanes l on l.consumer_id = c.id
    left join host_breakers b on b.client_id = c.client_id and b.host = c.host
    where c.client_id = $1 and ($3::uuid is null or c.id = $3)
      and ($3 is not null or d.message_id is not null or (not $5::boolean and (c.deleted_at is null or c.deleted_at >= $4)))
    order by c.created, c.id`,
};

const FIND_VERSIONS = {
  name: "find-judged-versions",
  text: `
    with near as (
      select v.*, lag(holds_from) over history as earlier, lead(holds_from) over history as later
      from consumer_versions v where consumer_id = any($1::uuid[])
      window history as (partition by consumer_id order by version)
    )
    select consumer_id, holds_from, event_types, company_tags, disabled_reason, deleted,
           holds_from <= $2 and (later is null or later > $2) as held,
           case when disabled_reason is not null then (
             select min(run.holds_from) from consumer_versions run
             where run.consumer_id = near.consumer_id and run.version <= near.version and run.version > coalesce((
               select max(on_.version) from consumer_versions on_
               where on_.consumer_id = near.consumer_id and on_.version < near.version and on_.disabled_reason is null
             ), 0)
           ) end as disabled_since
    from near
    where (holds_from <= $2 and (later is null or later > $2 - $3::int * interval '1 ms'))
       or (holds_from > $2 and holds_from <= $2 + $3::int * interval '1 ms')
    order by consumer_id, version`,
};

interface ConsumerRow {
  id: string;
  url: string;
  created: Date;
  event_types: string[];
  company_tags: string[];
  disabled_at: Date | null;
  disabled_reason: Facts["consumer"]["disabledReason"];
  deleted_at: Date | null;
  delivery: (Omit<NonNullable<Facts["delivery"]>, "nextAttemptAt"> & { nextAttemptAt: string | null }) | null;
  blocked_until: Date | null;
  blocked_by: NonNullable<Facts["lane"]>["blockedBy"];
  open_until: Date | null;
}

interface VersionRow {
  consumer_id: string;
  holds_from: Date;
  event_types: string[];
  company_tags: string[];
  disabled_reason: VersionFacts["disabledReason"];
  disabled_since: Date | null;
  deleted: boolean;
  held: boolean;
}

function versionFacts(row: VersionRow): VersionFacts {
  return {
    eventTypes: row.event_types,
    companyTags: row.company_tags,
    disabledReason: row.disabled_reason,
    disabledSince: row.disabled_since,
    deleted: row.deleted,
    holdsFrom: row.holds_from,
  };
}

function factsOf(row: ConsumerRow, versions: VersionRow[], message: Facts["message"], now: Date): Facts {
  const { delivery } = row;
  const held = versions.find((version) => version.held);
  return {
    now,
    message,
    consumer: {
      id: row.id,
      url: row.url,
      created: row.created,
      eventTypes: row.event_types,
      companyTags: row.company_tags,
      disabledAt: row.disabled_at,
      disabledReason: row.disabled_reason,
      deletedAt: row.deleted_at,
    },
    held: held ? versionFacts(held) : null,
    neighbours: versions.filter((version) => !version.held).map(versionFacts),
    delivery: delivery && { ...delivery, nextAttemptAt: delivery.nextAttemptAt === null ? null : new Date(delivery.nextAttemptAt) },
    slots: env().RETRY_SCHEDULE.length,
    lane: { blockedUntil: row.blocked_until, blockedBy: row.blocked_by },
    breakerOpenUntil: row.open_until,
  };
}

/**
 * Why a message was, or was not, delivered: a verdict for each of the client's consumers, or for one.
 * @param webhookId any consumer of the client, a deleted one too
 * @throws AppError `not_found` (message, consumer), also for another client's
 */
export async function findVerdicts(scope: Scope, messageId: string, webhookId?: string, clock: Clock = systemClock): Promise<Verdict[]> {
  const found = await pool().query<Facts["message"]>({ ...FIND_MESSAGE, values: [scope.clientId, messageId] });
  const message = found.rows[0];
  if (!message) throw notFound("Message");
  const { rows } = await pool().query<ConsumerRow>({
    ...FIND_CONSUMERS,
    values: [scope.clientId, messageId, webhookId ?? null, message.created, message.isTest],
  });
  if (webhookId !== undefined && rows.length === 0) throw notFound("Webhook consumer");
  const ids = rows.map(({ id }) => id);
  const { rows: versions } = await pool().query<VersionRow>({ ...FIND_VERSIONS, values: [ids, message.created, MOMENT_MS] });
  const now = clock.now();
  return rows.map((row) =>
    decideVerdict(
      factsOf(
        row,
        versions.filter((version) => version.consumer_id === row.id),
        message,
        now,
      ),
    ),
  );
}
