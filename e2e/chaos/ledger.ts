import { pause } from "@/e2e/chaos/pause";
import type { World } from "@/e2e/chaos/world";

/** What must hold in the ledger once everything has come to rest: each counts the rows that break a rule, so each must be 0. */
const RULES: Record<string, string> = {
  "messages without all their deliveries": `
    select count(*) from messages
    where delivery_count <> (select count(*) from deliveries where deliveries.message_id = messages.id)`,
  "successful deliveries without a successful attempt": `
    select count(*) from deliveries where status = 'Success' and not exists (
      select from attempts where attempts.message_id = deliveries.message_id and attempts.consumer_id = deliveries.consumer_id and outcome = 'success')`,
  "leases left": `
    select count(*) from deliveries join consumers on consumers.id = consumer_id where lease_token is not null and disabled_at is null`,
  "deliveries more than 10 s overdue": `
    select count(*) from deliveries join consumers on consumers.id = consumer_id
    where next_attempt_at < now() - interval '10 seconds' and disabled_at is null`,
  "deliveries whose attempts are not numbered 1, 2, 3": `
    select count(*) from deliveries where attempt_count <> (
      select case when count(*) = coalesce(max(number), 0) and count(*) = count(distinct number) then count(*) else -1 end
      from attempts where attempts.message_id = deliveries.message_id and attempts.consumer_id = deliveries.consumer_id)`,
};

const REST_POLL_MS = 500;

/** Waits until no delivery of an enabled consumer is open. @returns whether that came about in time */
export async function untilAtRest(world: World, withinMs: number): Promise<boolean> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; ) {
    const open = await world
      .onDatabase((client) =>
        client.query<{ open: string }>(
          "select count(*) as open from deliveries join consumers on consumers.id = consumer_id where disabled_at is null and (next_attempt_at is not null or lease_token is not null)",
        ),
      )
      .then(({ rows }) => Number(rows[0]?.open))
      .catch(() => Number.NaN);
    if (open === 0) return true;
    await pause(REST_POLL_MS);
  }
  return false;
}

/** @returns how many rows break each rule */
export function brokenRules(world: World): Promise<Map<string, number>> {
  return world.onDatabase(async (client) => {
    const broken = new Map<string, number>();
    for (const [rule, text] of Object.entries(RULES)) {
      const { rows } = await client.query<{ count: string }>(text);
      broken.set(rule, Number(rows[0]?.count));
    }
    return broken;
  });
}
