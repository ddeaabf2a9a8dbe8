/** How many attempts each consumer has in flight in this process, against its bound: a slow one fills only its own share. */
export class ConsumerLoad {
  private readonly inFlight = new Map<string, number>();

  constructor(private readonly bound: number) {}

  begin(consumerId: string): void {
    this.inFlight.set(consumerId, (this.inFlight.get(consumerId) ?? 0) + 1);
  }

  /** @returns whether the consumer, which was at its bound or near it, is worth claiming for again */
  end(consumerId: string): boolean {
    const left = (this.inFlight.get(consumerId) ?? 1) - 1;
    if (left === 0) this.inFlight.delete(consumerId);
    else this.inFlight.set(consumerId, left);
    // At half, not at each end: a claim costs the same for one delivery as for many.
    return left === Math.floor(this.bound / 2);
  }

  /** What each busy consumer may still take. */
  free(): Map<string, number> {
    return new Map([...this.inFlight].map(([id, count]) => [id, Math.max(0, this.bound - count)]));
  }

  /** Consumers that may take nothing. */
  full(): string[] {
    return [...this.inFlight].filter(([, count]) => count >= this.bound).map(([id]) => id);
  }
}
