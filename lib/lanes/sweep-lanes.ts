import type { Queryable } from "@/lib/db";
import { wakeLanes } from "@/lib/lanes/wake-lanes";

/** The earliest delivery of each consumer that has one, by skipping from consumer to consumer along the index. */
const FIND_FORGOTTEN = {
  name: "find-forgotten-lanes",
  text: `
    with recursive first as (
      (select consumer_id, next_attempt_at from deliveries where next_attempt_at is not null order by consumer_id, next_attempt_at limit 1)
      union all
      select later.consumer_id, later.next_attempt_at from first cross join lateral (
        select consumer_id, next_attempt_at from deliveries
        where next_attempt_at is not null and deliveries.consumer_id > first.consumer_id
        order by consumer_id, next_attempt_at limit 1
      ) later
    )
    select work.consumer_id, min(work.due_at) as due_at from (
      select consumer_id, next_attempt_at as due_at from first union all select consumer_id, due_at from resends
    ) work join lanes using (consumer_id)
    where lanes.due_at is null or lanes.due_at > work.due_at
    group by work.consumer_id`,
};

/**
 * The safety net: wakes lanes whose deliveries nobody announced, because a process died between its commit and its wake-up.
 * @returns how many there were
 */
export async function sweepLanes(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ consumer_id: string; due_at: Date }>(FIND_FORGOTTEN);
  if (rows.length > 0) await wakeLanes(db, new Map(rows.map((row) => [row.consumer_id, row.due_at])));
  return rows.length;
}
