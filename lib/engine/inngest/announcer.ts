import type { Clock } from "@/lib/clock";
import { EVENTS, type EventSender, type WorkEvent } from "@/lib/engine/inngest/event-sender";
import { log } from "@/lib/log";

/** Between two events that are not batched. */
const QUIET_MS = 1_000;
/** What falls due later than this is left to the sweep: servers limit how far ahead an event may lie. */
const FARTHEST_MS = 7 * 24 * 3_600_000;
/** Of one request to the server. */
const CHUNK = 100;

/**
 * Tells the server when there is work. The ledger knows which, so that an event names no deliveries: it outgrows no limit, a
 * repeat is harmless, and one event will do for whatever falls due in the same second, since the run it starts sees that second
 * through. One request is under way at a time; what comes meanwhile shares the next.
 */
export class Announcer {
  /** By due second: the instant the server was told, or will be. */
  private readonly told = new Map<number, number>();
  private waiting: WorkEvent[] = [];
  private dueNow = false;
  private lastFirst = Number.NEGATIVE_INFINITY;
  private sending: Promise<void> | undefined;

  constructor(
    private readonly sender: EventSender,
    private readonly clock: Clock,
  ) {}

  /** @param instants when lanes are due; past ones ask for a run at once */
  due(instants: Iterable<Date>): void {
    const now = this.clock.now().getTime();
    for (const instant of instants) {
      const at = instant.getTime();
      if (at <= now) this.dueNow = true;
      else if (at - now <= FARTHEST_MS) this.later(at, now);
    }
    this.flush();
  }

  replay(): void {
    this.waiting.push({ name: EVENTS.replay, data: {} });
    this.flush();
  }

  /** Resolves when everything told so far is sent, or given up. */
  async done(): Promise<void> {
    await this.sending;
  }

  private later(at: number, now: number): void {
    const second = Math.floor(at / 1_000);
    const known = this.told.get(second);
    // One that is past has had its run, which may have ended before this was known.
    if (known !== undefined && known > now && known <= at) return;
    this.told.set(second, at);
    this.waiting.push({ name: EVENTS.retry, data: {}, ts: at });
  }

  private flush(): void {
    if (this.sending || (!this.dueNow && this.waiting.length === 0)) return;
    this.sending = this.send(this.take()).finally(() => {
      this.sending = undefined;
      this.flush();
    });
  }

  private take(): WorkEvent[] {
    const now: WorkEvent[] = this.dueNow ? [{ name: this.promptly(), data: {} }] : [];
    this.dueNow = false;
    return [...now, ...this.waiting.splice(0, CHUNK)];
  }

  private promptly(): WorkEvent["name"] {
    if (performance.now() - this.lastFirst < QUIET_MS) return EVENTS.accepted;
    this.lastFirst = performance.now();
    return EVENTS.first;
  }

  private async send(events: WorkEvent[]): Promise<void> {
    const now = this.clock.now().getTime();
    for (const [second, at] of this.told) if (at <= now) this.told.delete(second);
    try {
      await this.sender.send(events);
    } catch (error) {
      // The ledger has the deliveries; the sweep comes to them within a minute.
      log().warn({ err: error, events: events.length }, "inngest.send_failed");
      for (const { ts } of events) if (ts !== undefined) this.told.delete(Math.floor(ts / 1_000));
    }
  }
}
