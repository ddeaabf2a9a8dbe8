import type { Queryable } from "@/lib/db";
import { MAX_COUNTED } from "@/lib/delivery-log/queue-schema";

/**
 * Every part reads a small table, or a bounded stretch of an index: in the order of the index, because a planner that expects a large
 * backlog would else read the whole ledger for it.
 */
const READ_STATE = {
  name: "read-queue-state",
  text: `
    select
      (select count(*)::int from (
        select from deliveries where next_attempt_at is not null order by consumer_id, next_attempt_at limit ${MAX_COUNTED}
      ) waiting) as depth,
      (select min(greatest(due_at, blocked_until)) from lanes where due_at is not null) as oldest_due,
      (select count(*)::int from host_breakers where open_until is not null) as breakers_open,
      (select coalesce(json_object_agg(blocked_by, held), '{}') from (
        select blocked_by, count(*)::int as held from lanes where blocked_by is not null and blocked_until > $1 group by 1
      ) held) as lanes_held,
      (select count(*)::int from pg_stat_activity where datname = current_database() and application_name = 'postrider-worker') as worker_connections`,
};

/** The queue as it stands, over all clients. */
export interface QueueState {
  /** Deliveries and their retries still to be made, counted to MAX_COUNTED. */
  depth: number;
  /** How overdue the oldest delivery is, in seconds. */
  oldestDueSeconds: number;
  breakersOpen: number;
  /** Consumers whose sending is held now, by reason. */
  lanesHeld: Record<string, number>;
  /** Zero where no worker is connected to the database. */
  workerConnections: number;
}

interface StateRow {
  depth: number;
  oldest_due: Date | null;
  breakers_open: number;
  lanes_held: Record<string, number>;
  worker_connections: number;
}

/** Reads it in one statement. */
export async function readQueueState(db: Queryable, now: Date): Promise<QueueState> {
  const { rows } = await db.query<StateRow>({ ...READ_STATE, values: [now] });
  const row = rows[0];
  return {
    depth: row?.depth ?? 0,
    oldestDueSeconds: row?.oldest_due ? Math.max(0, now.getTime() - row.oldest_due.getTime()) / 1_000 : 0,
    breakersOpen: row?.breakers_open ?? 0,
    lanesHeld: row?.lanes_held ?? {},
    workerConnections: row?.worker_connections ?? 0,
  };
}
