import type { Queryable } from "@/lib/db";
import { IS_FAILED, IS_MISSING, type ReplayScope, WALK_DELIVERIES, WALK_MESSAGES } from "@/lib/replay/candidates";

/** Rows one statement looks at, whatever it finds: it holds the replay's lock for milliseconds only. */
export const WALK = 5_000;

export interface PageRequest {
  replay: ReplayScope & { id: string; createdBy: string | null };
  /** Ids after this one … */
  after: string;
  /** … and before this one. */
  before: string;
  /** How many to release at most. */
  limit: number;
  now: Date;
}

export interface Page {
  released: number;
  /** How far it went; `after` where it looked at nothing. */
  cursor: string;
  /** Nothing is left before `before`. */
  isLast: boolean;
}

interface Row {
  walked: number;
  chosen: number;
  released: number;
  last_walked: string | null;
  last_chosen: string | null;
}

const RESULT = `
  select (select count(*)::int from walked) as walked, (select max(message_id) from walked) as last_walked,
         (select count(*)::int from chosen) as chosen, (select max(message_id) from chosen) as last_chosen,
         (select count(*)::int from released) as released`;

/** One attempt outside the schedule for each failed delivery of the page. */
const RELEASE_FAILED = {
  name: "release-failed",
  text: `
    with walked as (${WALK_DELIVERIES} order by message_id limit ${WALK}),
    chosen as (select message_id from walked where ${IS_FAILED} order by message_id limit $6),
    released as (
      insert into resends (client_id, message_id, consumer_id, trigger, triggered_by, replay_id, due_at)
      select $2, message_id, $1, 'replay', $9, $8, $7 from chosen order by message_id returning message_id
    )
    ${RESULT}`,
};

/** A delivery with the whole schedule for each missing message of the page; one that got there meanwhile stays as it is. */
const RELEASE_MISSING = {
  name: "release-missing",
  text: `
    with walked as (${WALK_MESSAGES} order by id limit ${WALK}),
    chosen as (
      select walked.message_id, walked.event_type from walked join consumers consumer on consumer.id = $1
      where ${IS_MISSING} order by walked.message_id limit $6
    ),
    released as (
      insert into deliveries (message_id, consumer_id, client_id, event_type, status, next_attempt_at, waiting_for, created)
      select message_id, $1, $2, event_type, 'Sending', $7, 'schedule', $7 from chosen
      on conflict do nothing returning message_id
    ),
    counted as (
      update messages set delivery_count = delivery_count + 1 from released where messages.id = released.message_id
    )
    ${RESULT}`,
};

/**
 * Takes the next page of a replay: at most `limit` messages behind the cursor, which is an id, so that messages of one instant are
 * told apart. For use in the transaction that moves the cursor: a page is then released once, or not at all.
 */
export async function releasePage(db: Queryable, { replay, after, before, limit, now }: PageRequest): Promise<Page> {
  const values: unknown[] = [replay.consumerId, replay.clientId, after, before, replay.eventTypes, limit, now];
  const statement =
    replay.kind === "failed" ? { ...RELEASE_FAILED, values: [...values, replay.id, replay.createdBy] } : { ...RELEASE_MISSING, values };
  const { rows } = await db.query<Row>(statement);
  const row = rows[0];
  if (!row) throw new Error("The page's statement answered nothing.");
  const { released } = row;
  if (row.chosen === limit) return { released, cursor: row.last_chosen ?? after, isLast: false };
  return { released, cursor: row.last_walked ?? after, isLast: row.walked < WALK };
}
