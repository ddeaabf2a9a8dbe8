import { setImmediate } from "node:timers/promises";
import { type Queryable, relaxedPool } from "@/lib/db";
import { log } from "@/lib/log";
import { signalDue, signalWork, WORK_CHANNEL } from "@/lib/work-signal";

/**
 * Moves lanes forward to the given instants and tells the workers. It locks each lane even when there is nothing to move:
 * whoever finds a lane drained (drain-lanes.ts) holds the same lock while it looks, so one of the two always sees the other.
 */
const WAKE_LANES = {
  name: "wake-lanes",
  text: `
    with wanted as (select * from unnest($1::uuid[], $2::timestamptz[]) as w(consumer_id, due_at)),
    locked as (
      select lanes.consumer_id, lanes.due_at as known, wanted.due_at from lanes join wanted using (consumer_id)
      order by lanes.consumer_id for no key update of lanes
    ),
    moved as (
      update lanes set due_at = locked.due_at from locked
      where lanes.consumer_id = locked.consumer_id and (locked.known is null or locked.known > locked.due_at)
    )
    select pg_notify($3, '')`,
};

/** @param dueAt when each consumer's lane has work */
export async function wakeLanes(db: Queryable, dueAt: Map<string, Date>): Promise<void> {
  await db.query({ ...WAKE_LANES, values: [[...dueAt.keys()], [...dueAt.values()], WORK_CHANNEL] });
  signalDue(dueAt.values());
}

let gathered = new Map<string, Date>();
let flushing: Promise<void> | undefined;

async function flush(): Promise<void> {
  await setImmediate();
  const dueAt = gathered;
  gathered = new Map();
  try {
    await wakeLanes(relaxedPool(), dueAt);
  } catch (error) {
    // The ledger has the deliveries; the workers' sweep finds lanes that nobody woke.
    log().warn({ err: error, consumers: dueAt.size }, "lanes.wake_failed");
  }
  signalWork();
}

/**
 * Wakes lanes at once, or as soon as the wake-up under way is done: what is asked for meanwhile shares the next. For use after
 * the commit that made the work, and outside its transaction: a NOTIFY in each would make all commits wait for each other.
 */
export function wakeSoon(consumerIds: Iterable<string>, at: Date): void {
  for (const consumerId of consumerIds) {
    const known = gathered.get(consumerId);
    if (!known || known > at) gathered.set(consumerId, at);
  }
  if (gathered.size === 0 || flushing) return;
  const next = (): Promise<void> => flush().then(() => (gathered.size > 0 ? next() : undefined));
  flushing = next().finally(() => {
    flushing = undefined;
  });
}

/** Resolves when everything asked for so far is done; for shutdown and tests. */
export async function wakesDone(): Promise<void> {
  await flushing;
}
