import { recordAudit } from "@/lib/audit/record-audit";
import { prisma } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { answerReplay } from "@/lib/replay/get-replay";
import type { ReplayAnswer, ReplayStatus } from "@/lib/replay/schema";
import type { Scope } from "@/lib/scope";
import type { Prisma, Replay } from "@/prisma/generated/client";

/** One way to change a replay under way. */
export interface ReplayChange {
  action: "replay.paused" | "replay.resumed" | "replay.cancelled";
  /** Where it can be made from … */
  from: readonly ReplayStatus[];
  /** … and where it has been made already, which is no error. */
  already: readonly ReplayStatus[];
  data: Prisma.ReplayUpdateInput;
  /** What else belongs to the change. */
  also?: (tx: Prisma.TransactionClient, replay: Replay) => Promise<unknown>;
  at: Date;
}

async function apply(tx: Prisma.TransactionClient, scope: Scope, id: string, change: ReplayChange): Promise<Replay> {
  // Waits for a page that is being released, so that the change comes before the next.
  const [locked] = await tx.$queryRaw<{ status: ReplayStatus }[]>`
    select status from replays where client_id = ${scope.clientId}::uuid and id = ${id}::uuid for no key update`;
  if (!locked) throw notFound("Replay");
  if (change.already.includes(locked.status)) return tx.replay.findUniqueOrThrow({ where: { id } });
  if (!change.from.includes(locked.status)) throw new AppError("conflict", `The replay is ${locked.status} already. Start a new one.`);
  const row = await tx.replay.update({ where: { id }, data: change.data });
  await change.also?.(tx, row);
  await recordAudit(tx, scope, {
    action: change.action,
    subject: `replay:${id}`,
    before: { status: locked.status },
    after: { status: row.status, done: row.done, total: row.total },
    at: change.at,
  });
  return row;
}

/**
 * Changes a replay from its next page on, with its audit entry.
 * @throws AppError `not_found`, `conflict` where it is over
 */
export async function changeReplay(scope: Scope, id: string, change: ReplayChange): Promise<ReplayAnswer> {
  return answerReplay(await prisma().$transaction((tx) => apply(tx, scope, id, change)));
}
