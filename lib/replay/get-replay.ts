import { pool, prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { idBefore } from "@/lib/replay/message-range";
import { replayAnswer } from "@/lib/replay/replay-answer";
import type { ReplayAnswer } from "@/lib/replay/schema";
import type { Scope } from "@/lib/scope";
import type { Replay } from "@/prisma/generated/client";

/**
 * The deliveries a replay of missing messages created are those younger than it of messages older than it: for a consumer one
 * replay runs at a time, and every other delivery is as old as its message.
 */
const COUNT_OUTCOMES = {
  name: "count-replayed-deliveries",
  text: `
    select count(*) filter (where status in ('Success', 'Cancelled'))::int as succeeded, count(*) filter (where status = 'Failure')::int as failed
    from deliveries
    where consumer_id = $1 and client_id = $2 and message_id > $3 and message_id < $4
      and created >= $5 and ($6::timestamptz is null or created <= $6)`,
};

/** Their attempts are the schedule's, which knows no replay: how they went is read from the deliveries. */
async function outcomesOf(row: Replay): Promise<Pick<ReplayAnswer, "succeeded" | "failed">> {
  const values = [row.consumerId, row.clientId, idBefore(row.since), idBefore(row.until), row.created, row.finished];
  const { rows } = await pool().query<{ succeeded: number; failed: number }>({ ...COUNT_OUTCOMES, values });
  return rows[0] ?? { succeeded: 0, failed: 0 };
}

/** A row as the API answers it, with what is known of its deliveries by now. */
export async function answerReplay(row: Replay): Promise<ReplayAnswer> {
  return { ...replayAnswer(row), ...(row.kind === "missing" && row.done > 0 ? await outcomesOf(row) : {}) };
}

/**
 * How far a replay is. For `missing`, `done` counts the deliveries it created, which then have their whole schedule before them:
 * `succeeded` and `failed` go on growing after it is completed.
 * @throws AppError `not_found`, also for another client's
 */
export async function getReplay(scope: Scope, id: string): Promise<ReplayAnswer> {
  const row = await prisma().replay.findFirst({ where: { id, clientId: scope.clientId } });
  if (!row) throw notFound("Replay");
  return answerReplay(row);
}
