import { setTimeout } from "node:timers/promises";
import type { Clock } from "@/lib/clock";
import { pool, relaxedPool } from "@/lib/db";
import { AfterSettling } from "@/lib/delivery/after-settling";
import { type ClaimedDelivery, claimDeliveries } from "@/lib/delivery/claim-deliveries";
import { type DeliverySettings, deliver } from "@/lib/delivery/deliver";
import { type Sender, Senders } from "@/lib/delivery/load-senders";
import { probeHosts } from "@/lib/delivery/probe-hosts";
import { SettleQueue } from "@/lib/delivery/settle-queue";
import { ConsumerLoad } from "@/lib/engine/consumer-load";
import { drainLanes } from "@/lib/lanes/drain-lanes";
import { log } from "@/lib/log";

/** Attempts in flight in one process. An idle socket is cheap; this bounds memory, not speed. */
const MAX_IN_FLIGHT = 2_000;
/** A claim's size: large enough to make its cost a delivery small, small enough to be fair. */
const CLAIM_BATCH = 500;
/** Room to wait for before claiming again. */
const CLAIM_ROOM = 50;
/** What a lease lasts beyond the longest attempt: time to settle, and to notice that a process died. */
const LEASE_MARGIN_MS = 15_000;
/** The safety net under wake-ups. */
const POLL_MS = 1_000;
const PROBE_MS = 250;
const RETRY_MS = 500;

export interface DeliveryLoopOptions extends DeliverySettings {
  consumerConcurrency: number;
}

/** Where a turn of the loop left things. */
export interface LoopState {
  /** Nothing is due, in flight or announced. */
  idle: boolean;
  /** When the next lane is due, as far as this turn found out. */
  nextReady: Date | null;
}

/**
 * Claims what is due, attempts it and settles it, for as long as its engine wants. One claim runs at a time; attempts overlap
 * freely. Between claims it sleeps until something is announced, a lane comes due, or room is made.
 */
export class DeliveryLoop {
  private readonly senders: Senders;
  private readonly queue: SettleQueue;
  private readonly load: ConsumerLoad;
  private readonly attempts = new Set<Promise<void>>();
  private lastServed = "";
  private probedAt = Number.NEGATIVE_INFINITY;
  private announced = false;
  private wake: () => void = () => {};

  constructor(private readonly options: DeliveryLoopOptions) {
    this.load = new ConsumerLoad(options.consumerConcurrency);
    this.queue = new SettleQueue(pool(), new AfterSettling(pool(), options.clock));
    // A certificate that was exchanged or taken away is not used again, not even on connections it had opened.
    this.senders = new Senders(pool(), (earlier, later) => {
      if (earlier.identity && earlier.identity.id !== later.identity?.id) void options.connections.drop(earlier.identity.id);
    });
  }

  get clock(): Clock {
    return this.options.clock;
  }

  /** Makes the loop look again: something may be due. */
  announce(): void {
    this.announced = true;
    this.wake();
  }

  /** Goes on until it is over; to be run once at a time. What is in flight then, is left to `settled`. */
  async run(isOver: (state: LoopState) => boolean): Promise<void> {
    let state: LoopState = { idle: false, nextReady: null };
    while (!isOver(state)) {
      this.announced = false;
      state = { idle: false, nextReady: null };
      try {
        const rest = await this.turn();
        state.nextReady = rest?.nextReady ?? null;
        state.idle = rest?.probed === true && this.attempts.size === 0 && !this.announced;
        if (rest && !isOver(state)) await this.sleep(rest.ms);
      } catch (error) {
        log().error({ err: error }, "engine.turn_failed");
        await setTimeout(RETRY_MS);
      }
    }
  }

  /** Resolves when everything in flight now has ended and is settled. */
  async settled(): Promise<void> {
    await Promise.all(this.attempts);
  }

  /** One claim and what it started. @returns how long to rest where nothing was left to claim, else null */
  private async turn(): Promise<{ ms: number; nextReady: Date | null; probed: boolean } | null> {
    const room = Math.min(CLAIM_BATCH, MAX_IN_FLIGHT - this.attempts.size);
    if (room < CLAIM_ROOM) return { ms: POLL_MS, nextReady: null, probed: false };
    const now = this.clock.now();
    const leaseUntil = new Date(now.getTime() + this.options.timeoutMs + LEASE_MARGIN_MS);
    const probed = await this.probe(now, leaseUntil);
    const claimed = await claimDeliveries(relaxedPool(), {
      now,
      leaseUntil,
      limit: room,
      perConsumer: this.options.consumerConcurrency,
      free: this.load.free(),
      after: this.lastServed,
    });
    this.lastServed = claimed[claimed.length - 1]?.consumerId ?? "";
    await this.begin(claimed);
    if (claimed.length === room || this.announced) return null;
    const nextReady = await drainLanes(relaxedPool(), now, this.load.full());
    const untilReady = nextReady ? Math.max(0, nextReady.getTime() - this.clock.now().getTime()) : POLL_MS;
    return { ms: Math.min(POLL_MS, untilReady, probed ? POLL_MS : PROBE_MS), nextReady, probed };
  }

  /** Hosts whose breaker has cooled down; looked for now and then, not at each claim. */
  private async probe(now: Date, leaseUntil: Date): Promise<boolean> {
    if (performance.now() - this.probedAt < PROBE_MS) return false;
    this.probedAt = performance.now();
    await this.begin(await probeHosts(relaxedPool(), now, leaseUntil));
    return true;
  }

  private async begin(claimed: ClaimedDelivery[]): Promise<void> {
    if (claimed.length === 0) return;
    const senders = await this.senders.load(new Map(claimed.map((delivery) => [delivery.consumerId, delivery.consumerVersion])));
    for (const delivery of claimed) {
      const sender = senders.get(delivery.consumerId);
      if (!sender) continue;
      const attempt = this.attempt(delivery, sender).finally(() => this.ended(attempt, delivery.consumerId));
      this.attempts.add(attempt);
      this.load.begin(delivery.consumerId);
    }
  }

  private async attempt(delivery: ClaimedDelivery, sender: Sender): Promise<void> {
    try {
      await this.queue.settle(await deliver(delivery, sender, this.options));
    } catch (error) {
      // Our own fault, not the receiver's: no attempt is counted, and the lease brings the delivery back.
      log().error({ err: error, messageId: delivery.messageId, consumerId: delivery.consumerId }, "delivery.broke");
    }
  }

  private ended(attempt: Promise<void>, consumerId: string): void {
    this.attempts.delete(attempt);
    const worthClaiming = this.load.end(consumerId);
    if (worthClaiming || this.attempts.size === MAX_IN_FLIGHT - CLAIM_ROOM || this.attempts.size === 0) this.announce();
  }

  private sleep(ms: number): Promise<void> {
    if (this.announced) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = globalThis.setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
