import { IDEMPOTENCY_KEPT_MS } from "@/lib/api/idempotency";
import type { Clock } from "@/lib/clock";
import type { Queryable } from "@/lib/db";

/** Keys of one step: rows of a few KB at most, found by their index. */
const STEP = 500;

/** A key somebody takes anew at this moment is left to them. */
const PURGE_KEYS = {
  name: "purge-idempotency-keys",
  text: `
    delete from idempotency_keys where (client_id, key) in (
      select client_id, key from idempotency_keys where created <= $1 order by created limit ${STEP} for update skip locked)`,
};

/** Drops idempotency keys that are too old to be answered from. @returns whether there may be more */
export async function purgeIdempotencyKeys(db: Queryable, clock: Clock): Promise<boolean> {
  const { rowCount } = await db.query({ ...PURGE_KEYS, values: [new Date(clock.now().getTime() - IDEMPOTENCY_KEPT_MS)] });
  return rowCount === STEP;
}
