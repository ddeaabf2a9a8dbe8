import type { Clock } from "@/lib/clock";
import type { Queryable } from "@/lib/db";
import { inboxCutoff } from "@/lib/inbox/find-inbox";

/** Inboxes of one step, each with a hundred requests at most. */
const STEP = 20;

const PURGE_INBOXES = {
  name: "purge-inboxes",
  text: `delete from inboxes where id in (select id from inboxes where last_used <= $1 order by last_used limit ${STEP} for update skip locked)`,
};

/** Drops inboxes in which nothing has arrived for INBOX_TTL, with what they hold. @returns whether there may be more */
export async function purgeInboxes(db: Queryable, clock: Clock): Promise<boolean> {
  const { rowCount } = await db.query({ ...PURGE_INBOXES, values: [inboxCutoff(clock.now())] });
  return rowCount === STEP;
}
