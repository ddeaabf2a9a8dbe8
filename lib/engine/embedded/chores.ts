import type { Clock } from "@/lib/clock";
import { relaxedPool } from "@/lib/db";
import { Purge } from "@/lib/engine/purge";
import { tendConsumers } from "@/lib/engine/tend-consumers";
import { findNotices } from "@/lib/engine/tend-notices";
import { sweepLanes } from "@/lib/lanes/sweep-lanes";
import { log } from "@/lib/log";
import { mailer } from "@/lib/mail/mailer";
import { findExpiringCertificates } from "@/lib/notices/find-expiring-certificates";
import { mailNotices } from "@/lib/notices/mail-notices";
import { publishNotices } from "@/lib/notices/publish-notices";
import { advanceReplays } from "@/lib/replay/advance-replays";

const SWEEP_MS = 15_000;
const TEND_MS = 60_000;
const PURGE_MS = 60_000;
/** What is written of a disabling is told this soon. */
const NOTICE_MS = 2_000;
/** Replays that nobody told us of are found this soon. */
const REPLAY_MS = 1_000;
const SOONEST_MS = 50;

/** What the embedded engine does beside delivering. Several processes may do the same: each chore sees to that itself. */
export class Chores {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly purging: Purge;
  private stopped = false;

  constructor(private readonly clock: Clock) {
    this.purging = new Purge(clock);
  }

  start(): void {
    this.repeat("sweep", SWEEP_MS, () => this.sweep());
    this.repeat("tend", TEND_MS, () => this.tend());
    this.repeat("replay", SOONEST_MS, () => this.advance());
    this.repeat("notices", NOTICE_MS, () => this.publish());
    this.repeat("mail", NOTICE_MS, () => this.mail());
    this.repeat("purge", PURGE_MS, () => this.purge());
  }

  /** Resolves when the last chore under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.running);
  }

  /** @param chore answers in how many milliseconds it wants to run again */
  private repeat(name: string, delayMs: number, chore: () => Promise<number>): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const run = chore()
        .catch((error) => {
          log().warn({ err: error, chore: name }, "chore.failed");
          return REPLAY_MS;
        })
        .then((next) => {
          this.running.delete(run);
          if (!this.stopped) this.repeat(name, next, chore);
        });
      this.running.add(run);
    }, delayMs);
    this.timers.add(timer);
  }

  private async sweep(): Promise<number> {
    const found = await sweepLanes(relaxedPool());
    if (found > 0) log().info({ lanes: found }, "engine.swept");
    return SWEEP_MS;
  }

  private async tend(): Promise<number> {
    await tendConsumers(this.clock);
    await findNotices(this.clock);
    await findExpiringCertificates(this.clock);
    return TEND_MS;
  }

  private async publish(): Promise<number> {
    await publishNotices(this.clock);
    return NOTICE_MS;
  }

  /** Apart from publishing: a mail server may take its time. */
  private async mail(): Promise<number> {
    await mailNotices(this.clock, mailer());
    return NOTICE_MS;
  }

  private async purge(): Promise<number> {
    return (await this.purging.step()) ? this.purging.pauseMs : PURGE_MS;
  }

  private async advance(): Promise<number> {
    const next = await advanceReplays(relaxedPool(), this.clock);
    if (!next) return REPLAY_MS;
    return Math.min(REPLAY_MS, Math.max(SOONEST_MS, next.getTime() - this.clock.now().getTime()));
  }
}
