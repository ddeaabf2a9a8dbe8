import { type Clock, systemClock } from "@/lib/clock";
import { changeReplay } from "@/lib/replay/change-replay";
import type { ReplayAnswer } from "@/lib/replay/schema";
import type { Scope } from "@/lib/scope";

/**
 * Ends a replay: it releases nothing more, and what it released and nobody is attempting is taken back. Deliveries a replay of missing
 * messages created stay: they are deliveries like any other.
 * @throws AppError `not_found`, `conflict` where it is completed
 */
export function cancelReplay(scope: Scope, id: string, clock: Clock = systemClock): Promise<ReplayAnswer> {
  const now = clock.now();
  return changeReplay(scope, id, {
    action: "replay.cancelled",
    from: ["pending", "running", "paused"],
    already: ["cancelled"],
    data: { status: "cancelled", finished: now },
    also: (tx) => tx.$executeRaw`
      delete from resends where id in (
        select id from resends where replay_id = ${id}::uuid and (lease_until is null or lease_until <= ${now}) for update skip locked
      )`,
    at: now,
  });
}
