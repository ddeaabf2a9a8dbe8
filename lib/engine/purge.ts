import { purgeIdempotencyKeys } from "@/lib/api/purge-idempotency-keys";
import type { Clock } from "@/lib/clock";
import { type Queryable, relaxedPool } from "@/lib/db";
import { purgeInboxes } from "@/lib/inbox/purge-inboxes";
import { log } from "@/lib/log";
import { PURGE_STEP, purgeMessages, purgeRemains } from "@/lib/retention/purge-expired";

type Step = (db: Queryable, clock: Clock) => Promise<boolean>;

/** What is kept for a time only. Each does a few milliseconds' work and answers whether there may be more. */
const STEPS: readonly Step[] = [
  purgeInboxes,
  purgeIdempotencyKeys,
  async (db, clock) => (await purgeMessages(db, clock)) === PURGE_STEP,
  async (db, clock) => {
    await purgeRemains(db, clock);
    return false;
  },
];

/**
 * One step of everything that is kept for a time only; both engines call it. What the database's last moments forget of it is
 * done again.
 * @returns whether there may be more to do now
 */
export async function purge(clock: Clock): Promise<boolean> {
  let more = false;
  for (const step of STEPS) {
    more = (await step(relaxedPool(), clock)) || more;
  }
  return more;
}

const PAUSE_MS = 50;

/**
 * Purges for at most `budgetMs`, with a pause after each step, so that delivering goes on beside it.
 * @returns whether there may be more
 */
export async function purgeFor(clock: Clock, budgetMs: number): Promise<boolean> {
  const deadline = performance.now() + budgetMs;
  while (await purge(clock)) {
    if (performance.now() >= deadline) {
      log().info("purge.unfinished");
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return false;
}
