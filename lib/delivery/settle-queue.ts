import { isDataError, type Queryable } from "@/lib/db";
import type { AfterSettling } from "@/lib/delivery/after-settling";
import { settleDeliveries } from "@/lib/delivery/settle-deliveries";
import type { Settlement } from "@/lib/delivery/settlement";
import { log } from "@/lib/log";

/** Long enough to gather what ends together, short against any receiver's answer. */
const GATHER_MS = 3;
const BATCH = 200;
/** Two statements at once keep the database busy while the next batch gathers. */
const PARALLEL = 2;
const RETRY_MS = 250;

interface Waiting {
  settlement: Settlement;
  done: () => void;
}

/** The attempt without the evidence that came from outside: what is left can always be written. */
function withoutEvidence(settlement: Settlement): Settlement {
  return { ...settlement, request: null, exchange: null, errorDetail: null };
}

/** Gathers ended attempts for a few milliseconds and settles them in batches. */
export class SettleQueue {
  private waiting: Waiting[] = [];
  private running = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Queryable,
    private readonly after: AfterSettling,
  ) {}

  /** Resolves when the attempt is settled, or had lost its lease. Keeps trying while the database is away. */
  settle(settlement: Settlement): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ settlement, done });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.waiting.length >= BATCH) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.running >= PARALLEL || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, BATCH);
    this.running += 1;
    void this.write(batch.map(({ settlement }) => settlement)).finally(() => {
      this.running -= 1;
      for (const { done } of batch) done();
      if (this.waiting.length > 0) this.schedule();
    });
  }

  private async write(settlements: Settlement[]): Promise<void> {
    for (;;) {
      try {
        const settled = await settleDeliveries(this.db, settlements);
        await this.after.act(settlements.filter(({ attemptId }) => settled.has(attemptId)));
        for (const { attemptId, messageId, consumerId } of settlements) {
          if (!settled.has(attemptId)) log().warn({ attemptId, messageId, consumerId }, "delivery.lease_lost");
        }
        return;
      } catch (error) {
        if (isDataError(error)) return this.writeOneByOne(settlements, error);
        log().error({ err: error, attempts: settlements.length }, "settle.failed");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  /** One attempt the database refuses must not take the others of its batch with it, nor be made again for ever. */
  private async writeOneByOne(settlements: Settlement[], error: unknown): Promise<void> {
    if (settlements.length === 1) {
      log().error({ err: error, attemptId: settlements[0]?.attemptId }, "settle.evidence_refused");
      return this.write(settlements.map(withoutEvidence));
    }
    for (const settlement of settlements) await this.write([settlement]);
  }
}
