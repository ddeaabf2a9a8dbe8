import type pg from "pg";
import type { Clock } from "@/lib/clock";
import { disableConsumer } from "@/lib/consumers/disable-consumer";
import { HostBreakers } from "@/lib/delivery/host-breakers";
import type { Settlement } from "@/lib/delivery/settlement";
import { AppError } from "@/lib/errors";
import { pauseLanes } from "@/lib/lanes/pause-lanes";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import { log } from "@/lib/log";

/**
 * What follows from attempts once they are settled: lanes wake for the next ones, pause where a receiver asked for it, hosts
 * are counted, a consumer that is gone is disabled. None of it may fail a settled attempt: what is lost here comes again with
 * the next attempt, or with the sweep.
 */
export class AfterSettling {
  private readonly breakers: HostBreakers;

  constructor(
    private readonly db: pg.Pool,
    private readonly clock: Clock,
  ) {
    this.breakers = new HostBreakers(db, clock);
  }

  async act(settled: Settlement[]): Promise<void> {
    for (const settlement of settled) this.note(settlement);
    try {
      await pauseLanes(this.db, longestPauses(settled));
      await this.breakers.record(settled);
      // A batch may hold many answers of one receiver that is gone: it is disabled once.
      const gone = new Map(
        settled.filter(({ errorCode }) => errorCode === "gone").map((settlement) => [settlement.consumerId, settlement]),
      );
      for (const settlement of gone.values()) await this.disable(settlement);
    } catch (error) {
      log().error({ err: error }, "settle.aftermath_failed");
    }
  }

  private note({ attemptId, messageId, consumerId, outcome, errorCode, durationMs, nextAt, nextReason }: Settlement): void {
    if (nextAt) wakeSoon([consumerId], nextAt);
    log().debug({ attemptId, messageId, consumerId, outcome, errorCode, durationMs, nextAt, nextReason }, "delivery.attempted");
  }

  /** `410 Gone` disables at once (product.md S4). */
  private async disable({ clientId, consumerId }: Settlement): Promise<void> {
    const scope = { clientId, actor: { id: "system", name: "Postrider" } };
    try {
      await disableConsumer(scope, consumerId, "gone", this.clock);
      log().info({ clientId, consumerId }, "consumer.gone");
    } catch (error) {
      // Deleted meanwhile: that ends it as well.
      if (!(error instanceof AppError && error.code === "not_found")) throw error;
    }
  }
}

function longestPauses(settled: Settlement[]): Map<string, Date> {
  const until = new Map<string, Date>();
  for (const { consumerId, pauseUntil } of settled) {
    const known = until.get(consumerId);
    if (pauseUntil && (!known || known < pauseUntil)) until.set(consumerId, pauseUntil);
  }
  return until;
}
