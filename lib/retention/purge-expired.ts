import { type Clock, systemClock } from "@/lib/clock";
import { pool, type Queryable } from "@/lib/db";
import { env } from "@/lib/env";

/** Messages of one step: a few milliseconds' work, so that delivering hardly notices. */
export const PURGE_STEP = 500;

/**
 * The oldest expired messages with all that was written of them. One that still has work to do is left until it is done, which
 * matters only where RETENTION is shorter than the retry schedule. Rows somebody holds are left for the next step.
 */
const PURGE_MESSAGES = {
  name: "purge-messages",
  text: `
    with expired as materialized (
      select id from messages
      where expires <= $1
        and not exists (select from deliveries where deliveries.message_id = messages.id and next_attempt_at is not null)
        and not exists (select from resends where resends.message_id = messages.id)
      order by expires limit ${PURGE_STEP} for update skip locked
    ),
    attempts_gone as (delete from attempts using expired where attempts.message_id = expired.id),
    deliveries_gone as (delete from deliveries using expired where deliveries.message_id = expired.id)
    delete from messages using expired where messages.id = expired.id`,
};

/** By client, since that is how the counts are indexed. */
const PURGE_COUNTS = {
  name: "purge-attempt-counts",
  text: "delete from attempt_counts using clients where attempt_counts.client_id = clients.id and attempt_counts.start < $1",
};

const PURGE_SESSIONS = { name: "purge-sessions", text: "delete from sessions where expires < $1" };

/**
 * One step of retention (RETENTION): the oldest expired messages, their deliveries and attempts.
 * @returns how many messages went; PURGE_STEP of them means that there may be more
 */
export async function purgeMessages(db: Queryable = pool(), clock: Clock = systemClock): Promise<number> {
  const { rowCount } = await db.query({ ...PURGE_MESSAGES, values: [clock.now()] });
  return rowCount ?? 0;
}

/** What is small enough to go at once: counts older than RETENTION, and sessions that have ended. */
export async function purgeRemains(db: Queryable = pool(), clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await db.query({ ...PURGE_COUNTS, values: [new Date(now.getTime() - env().RETENTION)] });
  await db.query({ ...PURGE_SESSIONS, values: [now] });
}
