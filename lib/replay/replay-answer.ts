import type { ReplayAnswer } from "@/lib/replay/schema";
import type { Replay } from "@/prisma/generated/client";

/** The one way from a row to the API's Replay. */
export function replayAnswer(row: Replay): ReplayAnswer {
  return {
    id: row.id,
    webhookId: row.consumerId,
    kind: row.kind,
    status: row.status,
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    eventTypes: row.eventTypes.length === 0 ? null : row.eventTypes,
    pace: row.pace,
    total: row.total,
    done: row.done,
    succeeded: row.succeeded,
    failed: row.failed,
    created: row.created.toISOString(),
    createdBy: row.createdBy,
    finished: row.finished?.toISOString() ?? null,
  };
}
