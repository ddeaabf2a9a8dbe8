import type pg from "pg";
import type { Clock } from "@/lib/clock";
import { inTransaction } from "@/lib/db";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import { log } from "@/lib/log";
import { stepReplay } from "@/lib/replay/step-replay";

/** One call's share: whoever calls has other things to do as well. */
const MAX_STEPS = 20;

const NEXT_DUE = {
  name: "next-due-replay",
  text: `
    select min(coalesce(lease_until, created)) as at from replays where status in ('pending', 'running')`,
};

/**
 * Goes on with every replay that is due: releases the next pages of each, at its pace, and completes those that are at their end.
 * Durable: a page and the cursor behind it are one transaction, so that a kill repeats nothing and loses nothing. Any number of
 * processes may call it at once: a replay is locked for its page, and rests (`lease_until`) until its pace allows the next.
 * @returns when it should be called next; null where no replay is under way
 */
export async function advanceReplays(db: pg.Pool, clock: Clock): Promise<Date | null> {
  const now = clock.now();
  const released = new Set<string>();
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const step = await inTransaction(db, (tx) => stepReplay(tx, now));
    if (!step) break;
    if (step.released > 0) released.add(step.consumerId);
    if (step.finished) log().info({ replayId: step.replayId, status: step.finished }, "replay.finished");
  }
  wakeSoon(released, now);
  const { rows } = await db.query<{ at: Date | null }>(NEXT_DUE);
  return rows[0]?.at ?? null;
}
