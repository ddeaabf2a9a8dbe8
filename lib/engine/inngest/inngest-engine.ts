import { relaxedPool } from "@/lib/db";
import { DeliveryLoop, type DeliveryLoopOptions, type LoopState } from "@/lib/delivery/delivery-loop";
import { nextProbeAt } from "@/lib/delivery/probe-hosts";
import type { DeliveryEngine } from "@/lib/engine/engine";
import { Announcer } from "@/lib/engine/inngest/announcer";
import type { EventSender } from "@/lib/engine/inngest/event-sender";
import { Purge } from "@/lib/engine/purge";
import { tendConsumers } from "@/lib/engine/tend-consumers";
import { findNotices, tellNotices } from "@/lib/engine/tend-notices";
import { nextReadyAt } from "@/lib/lanes/drain-lanes";
import { sweepLanes } from "@/lib/lanes/sweep-lanes";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { log } from "@/lib/log";
import { findExpiringCertificates } from "@/lib/notices/find-expiring-certificates";
import type { AttemptFigures } from "@/lib/processes/heartbeat";
import { advanceReplays } from "@/lib/replay/advance-replays";
import { onDue, onReplay, onWork } from "@/lib/work-signal";

/** How long a run claims; with the attempts it ends with, well below what serverless hosts allow a request. */
const BUDGET_MS = 10_000;
/** A run stays for what is due so soon: cheaper than another, and proof against a server whose clock is a little ahead. */
const STAY_MS = 2_000;

/** How a run ended. */
export interface DrainResult {
  /** Another run of this process was at work already, and looks again. */
  joined: boolean;
  /** The time was up with work left: another run was asked for. */
  more: boolean;
}

/**
 * The engine an Inngest server drives: its events and crons run `drain`, `sweep`, `advance`, `disable`, `tell`, `warn` and `purge` (inngest/functions).
 * The ledger and its lanes say what is due; an event is only a hint to look, so that one lost delays and never loses.
 */
export class InngestEngine implements DeliveryEngine {
  private readonly loop: DeliveryLoop;
  private readonly announcer: Announcer;
  private readonly purging: Purge;
  private readonly runs = new Set<Promise<unknown>>();
  private draining = false;
  private stopping = false;
  private stopListening: (() => void)[] = [];

  constructor(
    private readonly options: DeliveryLoopOptions,
    sender: EventSender,
  ) {
    this.loop = new DeliveryLoop(options);
    this.announcer = new Announcer(sender, options.clock);
    this.purging = new Purge(options.clock);
  }

  /** Tells the server of what this process accepts, wakes and retries from here on. */
  async start(): Promise<void> {
    this.stopListening = [
      onWork(() => this.loop.announce()),
      onDue((instants) => this.announcer.due(instants)),
      onReplay(() => this.announcer.replay()),
    ];
    // A database that is away is no reason not to start: the cron sweeps as well.
    await sweepLanes(relaxedPool()).catch((error) => log().warn({ err: error }, "engine.not_swept"));
    this.announcer.due([this.options.clock.now()]);
  }

  /** Claims nothing more, lets what is in flight end and settle, and sends what there is to tell. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.loop.announce();
    await Promise.all(this.runs);
    await this.loop.settled();
    await wakesDone();
    for (const stop of this.stopListening) stop();
    await this.announcer.done();
  }

  /** Attempts whatever is due, until nothing is left or the time is up; asks for a run when there will be more. */
  drain(): Promise<DrainResult> {
    if (this.stopping) return Promise.resolve({ joined: false, more: true });
    if (this.draining) {
      this.loop.announce();
      return Promise.resolve({ joined: true, more: false });
    }
    return this.track(this.drainAlone());
  }

  /** Wakes the lanes nobody woke, and attempts whatever is due: heals lost events. */
  async sweep(): Promise<DrainResult> {
    await sweepLanes(relaxedPool());
    if (await this.advance()) this.announcer.replay();
    return this.drain();
  }

  /** Goes on with the replays that are due. @returns when to do so again; null where none is under way */
  advance(): Promise<Date | null> {
    return this.track(advanceReplays(relaxedPool(), this.options.clock));
  }

  /** @returns the ids of the consumers it disabled because they only failed */
  disable(): Promise<string[]> {
    return this.track(tendConsumers(this.options.clock));
  }

  /** What this process is attempting and has attempted. */
  figures(): AttemptFigures {
    return this.loop.figures();
  }

  /** Finds what the clients have to hear of, and tells it. @returns how many events and mails there were */
  tell(): Promise<{ published: number; mailed: number }> {
    return this.track(findNotices(this.options.clock).then(() => tellNotices(this.options.clock)));
  }

  /** @returns how many client certificates are about to run out and were not told of yet */
  warn(): Promise<number> {
    return this.track(findExpiringCertificates(this.options.clock));
  }

  /** Removes what is kept for a time only. @returns whether there may be more, for the next minute's run */
  purge(): Promise<boolean> {
    return this.track(this.purging.stepFor(BUDGET_MS));
  }

  private async drainAlone(): Promise<DrainResult> {
    const deadline = performance.now() + BUDGET_MS;
    let last: LoopState | undefined;
    this.draining = true;
    // The decision to end and leaving the place to the next run are one moment: no call in between believes that it was heard.
    await this.loop.run((state) => {
      last = state;
      this.draining &&= !this.stopping && performance.now() < deadline && !this.isDone(state);
      return !this.draining;
    });
    await this.loop.settled();
    await wakesDone();
    const more = last?.idle !== true;
    await this.announceNext(more);
    return { joined: false, more };
  }

  private isDone({ idle, nextReady }: LoopState): boolean {
    return idle && (nextReady === null || nextReady.getTime() - this.options.clock.now().getTime() > STAY_MS);
  }

  private async announceNext(more: boolean): Promise<void> {
    const now = this.options.clock.now();
    const db = relaxedPool();
    const instants = more ? [now] : [await nextReadyAt(db, now), await nextProbeAt(db, now)];
    this.announcer.due(instants.filter((instant) => instant !== null));
  }

  private track<T>(run: Promise<T>): Promise<T> {
    const tracked = run.finally(() => this.runs.delete(tracked));
    this.runs.add(tracked);
    return tracked;
  }
}
