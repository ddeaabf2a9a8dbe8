import type { Clock } from "@/lib/clock";
import { inTransaction, pool, type Queryable } from "@/lib/db";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import { writeOwnEvents } from "@/lib/messages/write-own-events";
import { type NoticeFacts, payloadOf } from "@/lib/notices/payload-of";
import type { NoticeType } from "@/lib/notices/schema";

/** Events of one step. */
const STEP = 200;
/** `message.exhausted` events about one consumer in a minute: five a second. What is above it waits, and is sent later. */
export const MOST_A_MINUTE = 300;
const MINUTE_MS = 60_000;
/** An advisory lock of our own choosing: one process publishes at a time, so that the rate holds. */
const LOCK = 7_240_311;

interface Waiting {
  id: string;
  client_id: string;
  consumer_id: string;
  event_type: NoticeType;
  facts: NoticeFacts;
  created: Date;
}

/** The rare and weighty ones first; of exhausted messages, what their consumer's rate leaves. */
const FIND_WAITING = {
  name: "find-waiting-notices",
  text: `
    (select id, client_id, consumer_id, event_type, facts, created from notices
     where published_at is null and event_type <> 'message.exhausted' order by created limit ${STEP})
    union all
    (select due.* from (select distinct consumer_id from notices where published_at is null) waiting
     cross join lateral (
       select id, client_id, consumer_id, event_type, facts, created from notices
       where consumer_id = waiting.consumer_id and published_at is null and event_type = 'message.exhausted'
       order by created limit greatest(0, ${MOST_A_MINUTE} - (
         select count(*) from notices told
         where told.consumer_id = waiting.consumer_id and told.published_at > $1 and told.event_type = 'message.exhausted'
       ))
     ) due
     order by due.created limit ${STEP})`,
};

async function publishStep(db: Queryable, now: Date): Promise<{ found: number; consumerIds: string[] }> {
  const { rows: lock } = await db.query<{ held: boolean }>("select pg_try_advisory_xact_lock($1) as held", [LOCK]);
  if (!lock[0]?.held) return { found: 0, consumerIds: [] };
  const { rows } = await db.query<Waiting>({ ...FIND_WAITING, values: [new Date(now.getTime() - MINUTE_MS)] });
  if (rows.length === 0) return { found: 0, consumerIds: [] };
  const events = rows.map(({ id, client_id, consumer_id, event_type, facts, created }) => ({
    id,
    clientId: client_id,
    eventType: event_type,
    consumerId: consumer_id,
    generatedDate: created,
    payload: payloadOf(event_type, facts),
  }));
  const consumerIds = await writeOwnEvents(db, events, now);
  await db.query("update notices set published_at = $1 where id = any($2::uuid[])", [now, rows.map(({ id }) => id)]);
  return { found: rows.length, consumerIds };
}

/**
 * Publishes the notices that wait, an event each, to the client's other consumers that take it. Event and mark are one
 * transaction, and the event's id is the notice's: however often this is killed, there is one event.
 * @returns how many were published
 */
export async function publishNotices(clock: Clock): Promise<number> {
  let published = 0;
  for (;;) {
    const now = clock.now();
    const { found, consumerIds } = await inTransaction(pool(), (db) => publishStep(db, now));
    if (consumerIds.length > 0) wakeSoon(consumerIds, now);
    published += found;
    if (found < STEP) return published;
  }
}
