import { type Clock, systemClock } from "@/lib/clock";
import { changeReplay } from "@/lib/replay/change-replay";
import type { ReplayAnswer } from "@/lib/replay/schema";
import type { Scope } from "@/lib/scope";
import { signalReplay, WORK_CHANNEL } from "@/lib/work-signal";

/**
 * Lets a paused replay go on from where it stopped.
 * @throws AppError `not_found`, `conflict` where it is over
 */
export async function resumeReplay(scope: Scope, id: string, clock: Clock = systemClock): Promise<ReplayAnswer> {
  const replay = await changeReplay(scope, id, {
    action: "replay.resumed",
    from: ["paused"],
    already: ["pending", "running"],
    data: { status: "running" },
    also: (tx) => tx.$executeRaw`select pg_notify(${WORK_CHANNEL}, '')`,
    at: clock.now(),
  });
  signalReplay();
  return replay;
}
