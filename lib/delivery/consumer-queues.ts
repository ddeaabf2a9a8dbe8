import type { ClaimedDelivery } from "@/lib/delivery/claim-deliveries";
import type { Sender } from "@/lib/delivery/load-senders";

/** A delivery under our lease that can be attempted as soon as its consumer has a place. */
export interface ReadyDelivery {
  delivery: ClaimedDelivery;
  sender: Sender;
  /** The last instant to begin, in `performance.now()`'s milliseconds: later, its lease might end before it is settled. */
  beginUntil: number;
}

/** What a consumer answered well for so long says how much it will take next. */
const WINDOW_MS = 200;
/** However fast a consumer is: a batch on its way while one is being sent. */
const MOST_AHEAD = 500;

class ConsumerQueue {
  inFlight = 0;
  waiting: ReadyDelivery[] = [];
  /** The last claim gave all it was asked for, so there may be more. */
  hasMore = false;

  /** @param asked how many the claim at hand may give, at the most */
  constructor(public asked: number) {}

  private successes = 0;
  private earlier = 0;
  private windowEnds = 0;

  noteSuccess(now: number): void {
    this.turnWindow(now);
    this.successes += 1;
  }

  noteFailure(): void {
    this.successes = 0;
    this.earlier = 0;
  }

  /** How many may wait beyond those in flight. */
  ahead(now: number): number {
    this.turnWindow(now);
    return Math.min(MOST_AHEAD, this.successes + this.earlier);
  }

  private turnWindow(now: number): void {
    if (now < this.windowEnds) return;
    this.earlier = now < this.windowEnds + WINDOW_MS ? this.successes : 0;
    this.successes = 0;
    this.windowEnds = now + WINDOW_MS;
  }
}

/**
 * What is in flight to each consumer in one process, against its bound, and what waits behind it. A consumer that answers
 * well is read ahead of by what it took in the last moments, so that it never waits for a claim. One that fails, hangs or is
 * slow has next to nothing waiting here: its work stays in the ledger, where a pause, a breaker or another process finds it.
 */
export class ConsumerQueues {
  private readonly queues = new Map<string, ConsumerQueue>();
  private count = 0;

  /** @param bound attempts in flight to one consumer */
  constructor(private readonly bound: number) {}

  /** How many wait, for all consumers together. */
  get waiting(): number {
    return this.count;
  }

  /** Takes what a claim gave. */
  add(ready: ReadyDelivery[]): void {
    for (const one of ready) {
      const queue = this.queueOf(one.delivery.consumerId);
      queue.waiting.push(one);
      queue.asked -= 1;
      queue.hasMore ||= queue.asked <= 0;
    }
    this.count += ready.length;
  }

  /** Whether something waits for a consumer that has a place free. */
  canBegin(consumerId: string): boolean {
    const queue = this.queues.get(consumerId);
    return queue !== undefined && queue.inFlight < this.bound && queue.waiting.length > 0;
  }

  /** Takes the next delivery that may be begun; undefined when none waits, or no place is free. */
  begin(consumerId: string): ReadyDelivery | undefined {
    const queue = this.queues.get(consumerId);
    if (!queue || queue.inFlight >= this.bound) return undefined;
    const next = queue.waiting.shift();
    if (!next) return undefined;
    this.count -= 1;
    queue.inFlight += 1;
    return next;
  }

  /**
   * A consumer has answered, or the time for it is over: its place is free.
   * @param well not a failure
   * @returns whether the consumer is worth claiming for again
   */
  end(consumerId: string, well: boolean, now = performance.now()): boolean {
    const queue = this.queueOf(consumerId);
    queue.inFlight -= 1;
    if (well) queue.noteSuccess(now);
    else queue.noteFailure();
    if (queue.inFlight === 0 && queue.waiting.length === 0 && queue.ahead(now) === 0) this.queues.delete(consumerId);
    // At half, not at each end: a claim costs the same for one delivery as for many.
    return queue.hasMore && this.roomOf(queue, now) * 2 >= this.bound + queue.ahead(now);
  }

  /** Whether what waits for a consumer has waited so long that it must not be begun any more. */
  hasStale(consumerId: string, now = performance.now()): boolean {
    const oldest = this.queues.get(consumerId)?.waiting[0];
    return oldest !== undefined && oldest.beginUntil < now;
  }

  /** Takes away what waits for one consumer, or for all. */
  takeWaiting(consumerId?: string): ReadyDelivery[] {
    const queues = consumerId === undefined ? [...this.queues.values()] : [this.queueOf(consumerId)];
    const taken = queues.flatMap((queue) => queue.waiting.splice(0));
    this.count -= taken.length;
    return taken;
  }

  /** For a claim: how many more deliveries each known consumer may be given; others may have `bound`. */
  askFor(now = performance.now()): Map<string, number> {
    const room = new Map<string, number>();
    for (const [id, queue] of this.queues) {
      queue.asked = Math.max(0, this.roomOf(queue, now));
      room.set(id, queue.asked);
      // Whether there is more is what this claim will tell. Places that become free meanwhile say nothing about it.
      queue.hasMore &&= queue.asked === 0;
    }
    return room;
  }

  /** Consumers that can be given nothing more. */
  full(now = performance.now()): string[] {
    return [...this.queues].filter(([, queue]) => this.roomOf(queue, now) <= 0).map(([id]) => id);
  }

  private roomOf(queue: ConsumerQueue, now: number): number {
    return this.bound + queue.ahead(now) - queue.inFlight - queue.waiting.length;
  }

  private queueOf(consumerId: string): ConsumerQueue {
    let queue = this.queues.get(consumerId);
    if (!queue) {
      queue = new ConsumerQueue(this.bound);
      this.queues.set(consumerId, queue);
    }
    return queue;
  }
}
