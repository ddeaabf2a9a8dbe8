import { requireConsumer } from "@/lib/consumers/require-consumer";
import { prisma } from "@/lib/db";
import type { CursorPage } from "@/lib/paging";
import { answerReplay } from "@/lib/replay/get-replay";
import type { ReplayAnswer } from "@/lib/replay/schema";
import type { Scope } from "@/lib/scope";

export interface ListReplays {
  /** A replay's id: the page begins after it. */
  cursor?: string | undefined;
  limit: number;
}

/**
 * A consumer's recoveries and replays, newest first: the one under way, if any, is among the first. A cursor that is none of them
 * begins at the end: an empty page.
 * @throws AppError `not_found` where the client has no such consumer
 */
export async function listReplays(scope: Scope, webhookId: string, list: ListReplays): Promise<CursorPage<ReplayAnswer>> {
  await requireConsumer(scope, webhookId);
  const where = { clientId: scope.clientId, consumerId: webhookId };
  // Where a cursor stands is looked up by its id alone, so another's would say when that one was made.
  const isOwn = list.cursor === undefined || (await prisma().replay.count({ where: { ...where, id: list.cursor } })) > 0;
  if (!isOwn) return { results: [], nextCursor: null };
  const rows = await prisma().replay.findMany({
    where,
    // The id settles equal instants, so that no page repeats or skips a row.
    orderBy: [{ created: "desc" }, { id: "desc" }],
    take: list.limit + 1,
    ...(list.cursor === undefined ? {} : { cursor: { id: list.cursor }, skip: 1 }),
  });
  const page = rows.slice(0, list.limit);
  return {
    results: await Promise.all(page.map(answerReplay)),
    nextCursor: rows.length > list.limit ? (page.at(-1)?.id ?? null) : null,
  };
}
