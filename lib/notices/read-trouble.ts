import type { AttemptErrorCode } from "@/lib/delivery/schema";
import { errorMessage } from "@/lib/delivery-log/error-messages";
import type { Prisma } from "@/prisma/generated/client";

/** More are not counted: it says as much. */
const MOST_COUNTED = 10_000;

interface FailedAttempt {
  error_code: AttemptErrorCode | null;
  response_status: number | null;
  error_detail: string | null;
  started_at: Date;
}

interface TroubleRow extends Partial<FailedAttempt> {
  failing_since: Date | null;
  failed: number;
  waiting: number;
}

/** An attempt's failure, as operational events tell it. */
export function errorFacts({ error_code, response_status, error_detail, started_at }: FailedAttempt) {
  return {
    code: error_code,
    status: response_status,
    message: errorMessage(error_code, { status: response_status, detail: error_detail }),
    at: started_at.toISOString(),
  };
}

/**
 * What is wrong with a consumer: since when it only fails, how often it did, with what, and what still waits. Costs an index
 * entry or two, however long it has been failing.
 */
export async function readTrouble(tx: Prisma.TransactionClient, consumerId: string) {
  const [row] = await tx.$queryRaw<TroubleRow[]>`
    select lanes.failing_since, latest.*,
      (select coalesce(sum(count), 0)::int from attempt_counts
       where consumer_id = lanes.consumer_id and start >= date_bin('5 minutes', lanes.failing_since, 'epoch') and outcome = 'failure') as failed,
      (select count(*)::int from (
        select from deliveries where consumer_id = lanes.consumer_id and next_attempt_at is not null limit ${MOST_COUNTED}) open) as waiting
    from lanes
    left join lateral (
      select error_code, response_status, error_detail, started_at from attempts
      where consumer_id = lanes.consumer_id and outcome = 'failure' order by started_at desc limit 1
    ) latest on true
    where lanes.consumer_id = ${consumerId}::uuid`;
  const { error_code = null, response_status = null, error_detail = null, started_at } = row ?? {};
  return {
    failingSince: row?.failing_since?.toISOString() ?? null,
    failedAttempts: row?.failed ?? 0,
    waitingMessages: row?.waiting ?? 0,
    // Of a consumer that does not fail, the latest failure is old news.
    lastError: row?.failing_since && started_at ? errorFacts({ error_code, response_status, error_detail, started_at }) : null,
  };
}
