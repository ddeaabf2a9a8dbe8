/** An attempt that has no answer after so long waits for its receiver, and costs nothing meanwhile. */
const WINDOW_MS = 25;

/**
 * Counts attempts that were begun a moment ago and have no answer yet: those that keep this process busy. Beginning no more
 * than it can work on keeps the number of connections small and each answer quick; whoever is slow to answer stops counting
 * after one to two windows, so that hanging receivers never use up what the others need.
 */
export class FreshAttempts {
  private windowEnds = 0;
  private window = 0;
  private current = 0;
  private previous = 0;

  /** @param limit how many may be fresh at a time */
  constructor(private readonly limit: number) {}

  /** Whether another attempt may be begun. */
  hasRoom(now = performance.now()): boolean {
    this.turnWindow(now);
    return this.current + this.previous < this.limit;
  }

  /** @returns what `end` is told */
  begin(now = performance.now()): number {
    this.turnWindow(now);
    this.current += 1;
    return this.window;
  }

  end(window: number, now = performance.now()): void {
    this.turnWindow(now);
    if (window === this.window) this.current -= 1;
    else if (window === this.window - 1) this.previous -= 1;
  }

  private turnWindow(now: number): void {
    if (now < this.windowEnds) return;
    const isNext = now < this.windowEnds + WINDOW_MS;
    this.window += isNext ? 1 : 2;
    this.previous = isNext ? this.current : 0;
    this.current = 0;
    this.windowEnds = now + WINDOW_MS;
  }
}

export const FRESH_WINDOW_MS = WINDOW_MS;
