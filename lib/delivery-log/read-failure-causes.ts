import { pool } from "@/lib/db";
import type { AttemptErrorCode } from "@/lib/delivery/schema";
import type { ActivityOverview } from "@/lib/delivery-log/schema";
import type { Scope } from "@/lib/scope";

/** Of each consumer's failures the latest this many are looked at: what someone wants to know is what goes wrong now. */
const MOST_EACH = 1_000;

/** Reads the index of failures alone (attempts_failed), never the attempts. */
const READ_CAUSES = {
  name: "read-failure-causes",
  text: `
    select failed.consumer_id, failed.error_code, failed.response_status, count(*)::int as count
    from consumers
    cross join lateral (
      select consumer_id, error_code, response_status from attempts
      where consumer_id = consumers.id and outcome = 'failure' and started_at >= $3 and started_at < $4
      order by started_at desc limit ${MOST_EACH}
    ) failed
    where consumers.client_id = $1 and consumers.id = any($2::uuid[])
    group by 1, 2, 3 order by count desc, 1, 2, 3`,
};

interface CauseRow {
  consumer_id: string;
  error_code: AttemptErrorCode | null;
  response_status: number | null;
  count: number;
}

/** Why attempts of these consumers failed between two instants, most frequent first. */
export async function readFailureCauses(
  scope: Scope,
  consumerIds: string[],
  { since, until }: { since: Date; until: Date },
): Promise<ActivityOverview["causes"]> {
  if (consumerIds.length === 0) return { complete: true, results: [] };
  const { rows } = await pool().query<CauseRow>({ ...READ_CAUSES, values: [scope.clientId, consumerIds, since, until] });
  const looked = new Map<string, number>();
  for (const { consumer_id, count } of rows) looked.set(consumer_id, (looked.get(consumer_id) ?? 0) + count);
  return {
    complete: [...looked.values()].every((count) => count < MOST_EACH),
    results: rows.map(({ consumer_id, error_code, response_status, count }) => ({
      webhookId: consumer_id,
      errorCode: error_code,
      status: response_status,
      count,
    })),
  };
}
