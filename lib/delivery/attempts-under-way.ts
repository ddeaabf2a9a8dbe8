import { pool, relaxedPool } from "@/lib/db";
import { AfterSettling } from "@/lib/delivery/after-settling";
import { ConsumerQueues, type ReadyDelivery } from "@/lib/delivery/consumer-queues";
import { type DeliverySettings, deliver } from "@/lib/delivery/deliver";
import { FRESH_WINDOW_MS, FreshAttempts } from "@/lib/delivery/fresh-attempts";
import { releaseClaims } from "@/lib/delivery/release-claims";
import { SettleQueue } from "@/lib/delivery/settle-queue";
import type { Settlement } from "@/lib/delivery/settlement";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import { log } from "@/lib/log";
import type { AttemptFigures } from "@/lib/processes/heartbeat";

/** Attempts begun a moment ago: more at once would only be more connections. */
const MAX_FRESH = 128;
/** Attempts answered and not yet written, above which none is begun: what a killed process has sent and not written is sent again. */
const MAX_UNWRITTEN = 500;

export interface AttemptSettings extends DeliverySettings {
  /** Attempts in flight to one consumer, in this process. */
  consumerConcurrency: number;
}

/**
 * What this process has claimed, from the claim to the settlement: waiting for a place of its consumer, in flight, or ended
 * and being written. Never more in flight to a consumer than its bound, and to all together no more begun at once than there
 * is time to work on.
 */
export class AttemptsUnderWay {
  readonly consumers: ConsumerQueues;
  private readonly queue: SettleQueue;
  private readonly attempts = new Set<Promise<void>>();
  private readonly fresh = new FreshAttempts(MAX_FRESH);
  /** Consumers with something waiting and a free place, for which there was no room among the fresh. */
  private readonly held = new Set<string>();
  private release: NodeJS.Timeout | undefined;
  private made = 0;
  private unwritten = 0;

  /** @param onRoom hears when it is worth claiming again */
  constructor(
    private readonly settings: AttemptSettings,
    private readonly onRoom: () => void,
  ) {
    this.consumers = new ConsumerQueues(settings.consumerConcurrency);
    this.queue = new SettleQueue(pool(), new AfterSettling(pool(), settings.clock));
  }

  /** How many there are in all. */
  get size(): number {
    return this.attempts.size + this.consumers.waiting;
  }

  /** How many are in flight or being written. */
  get begun(): number {
    return this.attempts.size;
  }

  figures(): AttemptFigures {
    return { inFlight: this.attempts.size, made: this.made };
  }

  /** Takes claims on, and begins those that have a place. */
  add(ready: ReadyDelivery[]): void {
    this.consumers.add(ready);
    for (const consumerId of new Set(ready.map(({ delivery }) => delivery.consumerId))) this.beginWaiting(consumerId);
  }

  /** Gives back what was not begun, and resolves when everything in flight now has ended and is settled. */
  async settled(): Promise<void> {
    await this.giveBack(this.consumers.takeWaiting());
    await Promise.all(this.attempts);
  }

  /** Fills the places of a consumer from what waits for it. */
  private beginWaiting(consumerId: string): void {
    while (this.consumers.canBegin(consumerId) && this.hasRoom()) this.begin(consumerId);
    if (this.consumers.canBegin(consumerId)) this.hold(consumerId);
  }

  private hasRoom(): boolean {
    return this.unwritten < MAX_UNWRITTEN && this.fresh.hasRoom();
  }

  private begin(consumerId: string): void {
    if (this.consumers.hasStale(consumerId)) void this.giveBack(this.consumers.takeWaiting(consumerId));
    const ready = this.consumers.begin(consumerId);
    if (!ready) return;
    const attempt = this.attempt(ready).finally(() => {
      this.attempts.delete(attempt);
      if (this.attempts.size === 0) this.onRoom();
    });
    this.attempts.add(attempt);
  }

  private hold(consumerId: string): void {
    this.held.add(consumerId);
    this.release ??= setTimeout(() => {
      this.release = undefined;
      this.beginHeld();
    }, FRESH_WINDOW_MS);
  }

  /** One for each consumer in turn, as long as there is room. */
  private beginHeld(): void {
    for (const consumerId of this.held) {
      if (!this.hasRoom()) {
        this.hold(consumerId);
        return;
      }
      this.held.delete(consumerId);
      this.begin(consumerId);
      // Last in the set, so that the others come first.
      if (this.consumers.canBegin(consumerId)) this.held.add(consumerId);
    }
  }

  private async attempt(ready: ReadyDelivery): Promise<void> {
    const window = this.fresh.begin();
    const settlement = await this.deliver(ready);
    this.made += 1;
    this.fresh.end(window);
    const unbegun = this.answered(ready.delivery.consumerId, settlement !== null && settlement.outcome !== "failure");
    if (settlement) await this.written(settlement);
    await this.giveBack(unbegun);
  }

  private async written(settlement: Settlement): Promise<void> {
    this.unwritten += 1;
    await this.queue.settle(settlement);
    this.unwritten -= 1;
    if (this.held.size > 0) this.beginHeld();
  }

  private async deliver({ delivery, sender }: ReadyDelivery): Promise<Settlement | null> {
    try {
      return await deliver(delivery, sender, this.settings);
    } catch (error) {
      // Our own fault, not the receiver's: no attempt is counted, and the lease brings the delivery back.
      log().error({ err: error, messageId: delivery.messageId, consumerId: delivery.consumerId }, "delivery.broke");
      return null;
    }
  }

  /**
   * A consumer's place is free once it has answered, whenever the attempt will be written: the next delivery takes it.
   * @returns what is not to be begun any more, because the consumer fails
   */
  private answered(consumerId: string, well: boolean): ReadyDelivery[] {
    if (this.consumers.end(consumerId, well)) this.onRoom();
    const unbegun = well ? [] : this.consumers.takeWaiting(consumerId);
    if (this.held.size > 0) this.beginHeld();
    this.beginWaiting(consumerId);
    return unbegun;
  }

  /** Back into the ledger with what will not be begun here: it is due as before. */
  private async giveBack(ready: ReadyDelivery[]): Promise<void> {
    if (ready.length === 0) return;
    const claims = ready.map(({ delivery }) => delivery);
    try {
      await releaseClaims(relaxedPool(), claims);
      wakeSoon(new Set(claims.map(({ consumerId }) => consumerId)), this.settings.clock.now());
    } catch (error) {
      // Their leases run out by themselves.
      log().warn({ err: error, deliveries: claims.length }, "delivery.not_given_back");
    }
  }
}
