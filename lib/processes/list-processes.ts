import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { GONE_AFTER_MS, type ProcessAnswer } from "@/lib/processes/schema";
import type { OperatorScope } from "@/lib/scope";

/** A fleet has dozens; of those that were killed by the hundred the latest are enough. */
const MOST = 200;

/** Every process that was heard of in the last day: workers first, and of each kind the one heard of last. */
export async function listProcesses(_operator: OperatorScope, clock: Clock = systemClock): Promise<ProcessAnswer[]> {
  const goneBefore = new Date(clock.now().getTime() - GONE_AFTER_MS);
  const rows = await prisma().process.findMany({ orderBy: { seen: "desc" }, take: MOST });
  const answers = rows.map(
    (row): ProcessAnswer => ({
      id: row.id,
      kind: row.kind,
      state: row.seen < goneBefore ? "gone" : row.stopping ? "stopping" : "running",
      host: row.host,
      pid: row.pid,
      version: row.version,
      started: row.started.toISOString(),
      seen: row.seen.toISOString(),
      inFlight: row.inFlight,
      attempts: row.attempts,
      memory: Number(row.memory),
    }),
  );
  const order = (one: ProcessAnswer) => (one.state === "gone" ? 2 : 0) + (one.kind === "worker" ? 0 : 1);
  return answers.sort((a, b) => order(a) - order(b) || a.host.localeCompare(b.host) || a.started.localeCompare(b.started));
}
