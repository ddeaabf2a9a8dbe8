import type { Queryable } from "@/lib/db";

/** Whatever held a lane longer already goes on holding it. */
const PAUSE = {
  name: "pause-lanes",
  text: `
    update lanes set blocked_until = w.until, blocked_by = 'pause'
    from (select * from unnest($1::uuid[], $2::timestamptz[]) as w(consumer_id, until)) w
    where lanes.consumer_id = w.consumer_id and (lanes.blocked_until is null or lanes.blocked_until < w.until)`,
};

/** Holds consumers as their receivers asked. @param until by consumer id */
export async function pauseLanes(db: Queryable, until: Map<string, Date>): Promise<void> {
  if (until.size > 0) await db.query({ ...PAUSE, values: [[...until.keys()], [...until.values()]] });
}
