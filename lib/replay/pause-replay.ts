import { type Clock, systemClock } from "@/lib/clock";
import { changeReplay } from "@/lib/replay/change-replay";
import type { ReplayAnswer } from "@/lib/replay/schema";
import type { Scope } from "@/lib/scope";

/**
 * Stops a replay after the page it is at; what that page released is still attempted.
 * @throws AppError `not_found`, `conflict` where it is over
 */
export function pauseReplay(scope: Scope, id: string, clock: Clock = systemClock): Promise<ReplayAnswer> {
  return changeReplay(scope, id, {
    action: "replay.paused",
    from: ["pending", "running"],
    already: ["paused"],
    data: { status: "paused" },
    at: clock.now(),
  });
}
