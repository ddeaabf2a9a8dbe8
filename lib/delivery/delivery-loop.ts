import { setTimeout } from "node:timers/promises";
import type { Clock } from "@/lib/clock";
import { pool, relaxedPool } from "@/lib/db";
import { type AttemptSettings, AttemptsUnderWay } from "@/lib/delivery/attempts-under-way";
import { type ClaimedDelivery, claimDeliveries } from "@/lib/delivery/claim-deliveries";
import { Senders } from "@/lib/delivery/load-senders";
import { probeHosts } from "@/lib/delivery/probe-hosts";
import { drainLanes } from "@/lib/lanes/drain-lanes";
import { log } from "@/lib/log";
import type { AttemptFigures } from "@/lib/processes/heartbeat";

/** Deliveries one process holds: waiting, in flight or being settled. An idle socket is cheap; this bounds memory, not speed. */
const MAX_HELD = 2_000;
/** A claim's size: large enough to make its cost a delivery small, small enough to be fair. */
const CLAIM_BATCH = 500;
/** Room to wait for before claiming again. */
const CLAIM_ROOM = 50;
/** While attempts are under way, claims are no closer than this: what is announced meanwhile shares one. */
const CLAIM_PACE_MS = 4;
/** What a lease lasts beyond the longest attempt: time to wait for a place, to settle, and to notice that a process died. */
const LEASE_MARGIN_MS = 15_000;
/** The part of it that waiting may take. */
const LONGEST_WAIT_MS = 5_000;
/** While there is work, lanes that may have nothing left are looked for no more often than this: a claim steps over them at little cost. */
const DRAIN_PACE_MS = 50;
/** The safety net under wake-ups. */
const POLL_MS = 1_000;
/** How often to look for room where there was none. */
const ROOM_MS = 10;
const PROBE_MS = 250;
const RETRY_MS = 500;

export type DeliveryLoopOptions = AttemptSettings;

/** Where a turn of the loop left things. */
export interface LoopState {
  /** Nothing is due, in flight or announced. */
  idle: boolean;
  /** When the next lane is due, as far as this turn found out. */
  nextReady: Date | null;
}

/**
 * Claims what is due and has it attempted, for as long as its engine wants. One claim runs at a time; attempts overlap freely.
 * Between claims it sleeps until something is announced, a lane comes due, or room is made.
 */
export class DeliveryLoop {
  private readonly senders: Senders;
  private readonly attempts: AttemptsUnderWay;
  private lastServed = "";
  private probedAt = Number.NEGATIVE_INFINITY;
  private drainedAt = Number.NEGATIVE_INFINITY;
  private announced = false;
  private wake: () => void = () => {};

  constructor(private readonly options: DeliveryLoopOptions) {
    this.attempts = new AttemptsUnderWay(options, () => this.announce());
    // A certificate that was exchanged or taken away is not used again, not even on connections it had opened.
    this.senders = new Senders(pool(), options.connections.policy, (earlier, later) => {
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

  figures(): AttemptFigures {
    return this.attempts.figures();
  }

  /** Goes on until it is over; to be run once at a time. What is in flight then, is left to `settled`. */
  async run(isOver: (state: LoopState) => boolean): Promise<void> {
    let state: LoopState = { idle: false, nextReady: null };
    while (!isOver(state)) {
      const began = performance.now();
      this.announced = false;
      state = { idle: false, nextReady: null };
      try {
        const rest = await this.turn();
        state.nextReady = rest?.nextReady ?? null;
        state.idle = rest?.probed === true && this.attempts.begun === 0 && !this.announced;
        if (rest && !isOver(state)) await this.sleep(rest.ms);
        await this.pace(began);
      } catch (error) {
        log().error({ err: error }, "engine.turn_failed");
        await setTimeout(RETRY_MS);
      }
    }
  }

  /** Gives back what was not begun, and resolves when everything in flight now has ended and is settled. */
  settled(): Promise<void> {
    return this.attempts.settled();
  }

  /** One claim and what it started. @returns how long to rest where nothing was left to claim, else null */
  private async turn(): Promise<{ ms: number; nextReady: Date | null; probed: boolean } | null> {
    const room = Math.min(CLAIM_BATCH, MAX_HELD - this.attempts.size);
    if (room < CLAIM_ROOM) return { ms: ROOM_MS, nextReady: null, probed: false };
    const now = this.clock.now();
    const leaseUntil = new Date(now.getTime() + this.options.timeoutMs + LEASE_MARGIN_MS);
    const probed = await this.probe(now, leaseUntil);
    const claimed = await claimDeliveries(relaxedPool(), {
      now,
      leaseUntil,
      limit: room,
      perConsumer: this.options.consumerConcurrency,
      free: this.attempts.consumers.askFor(),
      after: this.lastServed,
    });
    this.lastServed = claimed[claimed.length - 1]?.consumerId ?? "";
    await this.take(claimed);
    if (claimed.length === room || this.announced) return null;
    const untilDrain = this.drainedAt + DRAIN_PACE_MS - performance.now();
    if (untilDrain > 0 && this.attempts.begun > 0) return { ms: untilDrain, nextReady: null, probed: false };
    this.drainedAt = performance.now();
    const nextReady = await drainLanes(relaxedPool(), now, this.attempts.consumers.full());
    const untilReady = nextReady ? Math.max(0, nextReady.getTime() - this.clock.now().getTime()) : POLL_MS;
    return { ms: Math.min(POLL_MS, untilReady, probed ? POLL_MS : PROBE_MS), nextReady, probed };
  }

  /** Hosts whose breaker has cooled down; looked for now and then, not at each claim. */
  private async probe(now: Date, leaseUntil: Date): Promise<boolean> {
    if (performance.now() - this.probedAt < PROBE_MS) return false;
    this.probedAt = performance.now();
    await this.take(await probeHosts(relaxedPool(), now, leaseUntil));
    return true;
  }

  private async take(claimed: ClaimedDelivery[]): Promise<void> {
    if (claimed.length === 0) return;
    const beginUntil = performance.now() + LONGEST_WAIT_MS;
    const senders = await this.senders.load(new Map(claimed.map((delivery) => [delivery.consumerId, delivery.consumerVersion])));
    this.attempts.add(
      claimed.flatMap((delivery) => {
        const sender = senders.get(delivery.consumerId);
        return sender ? [{ delivery, sender, beginUntil }] : [];
      }),
    );
  }

  private async pace(began: number): Promise<void> {
    const early = began + CLAIM_PACE_MS - performance.now();
    if (early > 0 && this.attempts.begun > 0) await setTimeout(early);
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
