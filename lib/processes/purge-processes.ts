import type { Clock } from "@/lib/clock";
import type { Queryable } from "@/lib/db";
import { KEPT_MS } from "@/lib/processes/schema";

/** Forgets processes that nobody has heard of for a day. */
export async function purgeProcesses(db: Queryable, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  await db.query({ name: "purge-processes", text: "delete from processes where seen < $1", values: [before] });
}
