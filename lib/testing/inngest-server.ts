import { InngestTestEngine } from "@inngest/test";
import type { InngestFunction } from "inngest";
import type { Clock } from "@/lib/clock";
import type { EventSender, WorkEvent } from "@/lib/engine/inngest/event-sender";
import { onWork } from "@/lib/work-signal";

const MINUTE = 60_000;

/**
 * Stands in for an Inngest server: runs the functions an event or a minute triggers, each through the SDK's test engine, at
 * the event's `ts` on the test's clock. It does not batch. That clock moves when a test says so, and then `signalWork` is heard.
 */
export class ConformanceServer implements EventSender {
  /** While false, every event is lost on its way. */
  reachable = true;
  private waiting: WorkEvent[] = [];
  private readonly runs = new Set<Promise<unknown>>();
  private nextMinute: number;
  private readonly stopListening: () => void;

  constructor(
    private readonly clock: Clock,
    private readonly functions: () => InngestFunction.Any[],
  ) {
    this.nextMinute = clock.now().getTime() + MINUTE;
    this.stopListening = onWork(() => this.look());
  }

  async send(events: WorkEvent[]): Promise<void> {
    if (!this.reachable) throw new Error("The Inngest server is away.");
    this.waiting.push(...events);
    this.look();
  }

  /** Resolves when no function runs: from then on only an event or a minute can start one. */
  async idle(): Promise<void> {
    while (this.runs.size > 0) await Promise.all(this.runs);
  }

  withoutCrons(): void {
    this.nextMinute = Number.POSITIVE_INFINITY;
  }

  stop(): void {
    this.stopListening();
    this.waiting = [];
  }

  /** Runs what is due by now. */
  look(): void {
    const now = this.clock.now().getTime();
    const due = this.waiting.filter(({ ts = 0 }) => ts <= now);
    this.waiting = this.waiting.filter(({ ts = 0 }) => ts > now);
    for (const event of due) this.run(event, (trigger) => "event" in trigger && trigger.event === event.name);
    if (now < this.nextMinute) return;
    this.nextMinute = now + MINUTE;
    this.run({ name: "inngest/scheduled.timer", data: {} }, (trigger) => "cron" in trigger);
  }

  private run(event: { name: string; data: object }, isTrigger: (trigger: object & { event?: unknown }) => boolean): void {
    for (const fn of this.functions()) {
      if (!(fn.opts.triggers as object[]).some(isTrigger)) continue;
      const run = new InngestTestEngine({ function: fn, events: [event] }).execute().finally(() => this.runs.delete(run));
      this.runs.add(run);
    }
  }
}
