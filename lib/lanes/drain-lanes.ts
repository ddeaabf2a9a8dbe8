import type pg from "pg";
import { inTransaction, type Queryable } from "@/lib/db";

const LOCK_DUE = {
  name: "lock-due-lanes",
  text: `
    select consumer_id from lanes
    where due_at is not null and greatest(due_at, blocked_until) <= $1 and blocked_by is distinct from 'breaker'
      and consumer_id <> all($2::uuid[])
    order by consumer_id limit 500 for no key update skip locked`,
};

/** Moves each lane to its next work: a lease that may run out, or the next instant of the schedule. One with work left stays as it is. */
const DRAIN = {
  name: "drain-lanes",
  text: `
    update lanes set due_at = least(leased.until, later.at, resent.at)
    from unnest($2::uuid[]) as locked(consumer_id)
    left join lateral (
      select min(lease_until) as until from deliveries
      where deliveries.consumer_id = locked.consumer_id and next_attempt_at <= $1 and lease_until > $1
    ) leased on true
    left join lateral (
      select next_attempt_at as at from deliveries
      where deliveries.consumer_id = locked.consumer_id and next_attempt_at > $1 order by next_attempt_at limit 1
    ) later on true
    left join lateral (
      select min(greatest(due_at, lease_until)) as at from resends where resends.consumer_id = locked.consumer_id
    ) resent on true
    where lanes.consumer_id = locked.consumer_id and (resent.at is null or resent.at > $1) and not exists (
      select from deliveries
      where deliveries.consumer_id = locked.consumer_id and next_attempt_at <= $1 and (lease_until is null or lease_until <= $1)
    )`,
};

const NEXT_READY = {
  name: "next-ready-lane",
  text: `
    select min(greatest(due_at, blocked_until)) as at from lanes
    where due_at is not null and greatest(due_at, blocked_until) > $1 and blocked_by is distinct from 'breaker'`,
};

/** @returns when the next lane that is not due yet will be, or null */
export async function nextReadyAt(db: Queryable, now: Date): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>({ ...NEXT_READY, values: [now] });
  return rows[0]?.at ?? null;
}

/**
 * Finds out which due lanes have nothing left to claim, and when they will. Two statements, because the second must see
 * whatever was committed before the locks were taken: see wake-lanes.ts, which takes the same locks.
 * @param busy consumers at their bound, which keep their lanes
 * @returns when the next lane is due, or null
 */
export async function drainLanes(pool: pg.Pool, now: Date, busy: string[]): Promise<Date | null> {
  await inTransaction(pool, async (db) => {
    const { rows } = await db.query<{ consumer_id: string }>({ ...LOCK_DUE, values: [now, busy] });
    if (rows.length > 0) await db.query({ ...DRAIN, values: [now, rows.map((row) => row.consumer_id)] });
  });
  return nextReadyAt(pool, now);
}
