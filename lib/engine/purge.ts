import { randomUUID } from "node:crypto";
import { purgeIdempotencyKeys } from "@/lib/api/purge-idempotency-keys";
import type { Clock } from "@/lib/clock";
import { type Queryable, relaxedPool } from "@/lib/db";
import { purgeInboxes } from "@/lib/inbox/purge-inboxes";
import { log } from "@/lib/log";
import { purgeProcesses } from "@/lib/processes/purge-processes";
import { expungeLateEvidence } from "@/lib/retention/expunge-evidence";
import { purgeMessages } from "@/lib/retention/purge-expired";
import { FIRST_SIZE, type PurgePace, paceAfter } from "@/lib/retention/purge-pace";
import { purgeRemains } from "@/lib/retention/purge-remains";
import { type PurgeProgress, recordPurge } from "@/lib/retention/record-purge";

type Step = (db: Queryable, clock: Clock) => Promise<boolean>;

/** What is kept for a time only, beside messages. Each does a few milliseconds' work and answers whether there may be more. */
const STEPS: readonly Step[] = [
  purgeInboxes,
  purgeIdempotencyKeys,
  purgeRemains,
  async (db, clock) => {
    await expungeLateEvidence(clock.now());
    await purgeProcesses(db, clock);
    return false;
  },
];

/** While messages are removed, the rest has its turn this often. */
const REST_MS = 60_000;

/**
 * Removes what is kept for a time only, step by step, and writes down what each run of steps did; both engines have one. What the
 * database's last moments forget of it is done again.
 */
export class Purge {
  /** From its first step until nothing is left. */
  private run: (PurgeProgress & { from: Date | null }) | undefined;
  private pace: PurgePace = { size: FIRST_SIZE, pauseMs: 0 };
  private restedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly clock: Clock) {}

  /** How long to wait before the next step, so that delivering goes on beside it. */
  get pauseMs(): number {
    return this.pace.pauseMs;
  }

  /** One step of everything. @returns whether there may be more to do now */
  async step(): Promise<boolean> {
    const started = this.clock.now();
    this.run ??= { id: randomUUID(), started, ended: started, messages: 0, done: false, from: null };
    const { run } = this;
    const moreMessages = await this.removeMessages(run);
    const moreOfRest = await this.removeRest(moreMessages);
    run.ended = this.clock.now();
    run.done = !moreMessages && !moreOfRest;
    await recordPurge(relaxedPool(), run);
    if (run.done) this.run = undefined;
    return !run.done;
  }

  /**
   * Steps for at most `budgetMs`, with a pause after each.
   * @returns whether there may be more
   */
  async stepFor(budgetMs: number): Promise<boolean> {
    const deadline = performance.now() + budgetMs;
    while (await this.step()) {
      if (performance.now() >= deadline) {
        log().info("purge.unfinished");
        return true;
      }
      await new Promise((resolve) => setTimeout(resolve, this.pauseMs));
    }
    return false;
  }

  private async removeMessages(run: NonNullable<Purge["run"]>): Promise<boolean> {
    const { size } = this.pace;
    const began = performance.now();
    const { count, last } = await purgeMessages({ size, from: run.from }, relaxedPool(), this.clock);
    this.pace = paceAfter(size, performance.now() - began);
    run.messages += count;
    run.from = last ?? run.from;
    return count === size;
  }

  /** @param later messages are still being removed, so that once in a while is enough */
  private async removeRest(later: boolean): Promise<boolean> {
    const now = performance.now();
    if (later && now - this.restedAt < REST_MS) return true;
    this.restedAt = now;
    let more = false;
    for (const step of STEPS) more = (await step(relaxedPool(), this.clock)) || more;
    return more;
  }
}
