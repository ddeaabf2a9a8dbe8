import { type Clock, systemClock } from "@/lib/clock";
import { pool, type Queryable } from "@/lib/db";
import { FIRST_SIZE } from "@/lib/retention/purge-pace";

/** One step through the expired messages. */
export interface PurgeStep {
  /** Messages it may take. */
  size: number;
  /** Those that expired earlier have been seen to; null at the beginning. Else each step would walk over what the ones before removed. */
  from: Date | null;
}

/**
 * The oldest expired messages with all that was written of them. One that still has work to do is left until it is done, which
 * matters only where RETENTION is shorter than the retry schedule. Rows somebody holds are left for the next purge. Not prepared: a
 * plan that knows neither size nor beginning might read a whole table.
 */
const PURGE_MESSAGES = `
  with expired as materialized (
    select id from messages
    where expires <= $1 and expires >= $2
      and not exists (select from deliveries where deliveries.message_id = messages.id and next_attempt_at is not null)
      and not exists (select from resends where resends.message_id = messages.id)
    order by expires limit $3 for update skip locked
  ),
  attempts_gone as (delete from attempts using expired where attempts.message_id = expired.id),
  deliveries_gone as (delete from deliveries using expired where deliveries.message_id = expired.id),
  messages_gone as (delete from messages using expired where messages.id = expired.id returning expires)
  select count(*)::int as count, max(expires) as last from messages_gone`;

const BEGINNING = new Date(0);

/**
 * One step of retention (RETENTION): the oldest expired messages, their deliveries and attempts.
 * @returns how many messages went, `size` of them meaning that there may be more, and when the last of them expired
 */
export async function purgeMessages(
  { size, from }: PurgeStep = { size: FIRST_SIZE, from: null },
  db: Queryable = pool(),
  clock: Clock = systemClock,
): Promise<{ count: number; last: Date | null }> {
  const { rows } = await db.query<{ count: number; last: Date | null }>(PURGE_MESSAGES, [clock.now(), from ?? BEGINNING, size]);
  return rows[0] ?? { count: 0, last: null };
}
