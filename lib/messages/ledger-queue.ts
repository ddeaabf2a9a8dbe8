import { isDataError, type Queryable } from "@/lib/db";
import { type LedgerEntry, type LedgerResult, writeLedger } from "@/lib/messages/write-ledger";

/** Shared statements at once: one that has to wait for a lock does not make all others wait. */
const PARALLEL = 2;
/** Where requests come so thick, they share: the next statement begins no sooner after the one before. */
const PACE_MS = 3;
/** A request of more events has a statement of its own at once: small ones of others are not to wait for it. */
const MAX_SHARED = 50;
/** A statement takes on requests until it has so much: enough to make its cost an event small, and its time short. */
const MAX_ENTRIES = 500;
const MAX_BYTES = 4 * 1_024 * 1_024;

interface Waiting {
  entries: LedgerEntry[];
  resolve: (result: LedgerResult) => void;
  reject: (error: unknown) => void;
}

const bytesOf = (entries: LedgerEntry[]): number => entries.reduce((bytes, { envelope }) => bytes + envelope.length, 0);

/**
 * Writes what several requests publish at nearly the same moment in one statement and one commit. A request that comes alone
 * is written at once.
 */
export class LedgerQueue {
  private waiting: Waiting[] = [];
  private running = 0;
  private begun = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;

  /** @param db asked for at each statement */
  constructor(private readonly db: () => Queryable) {}

  /**
   * @param entries of one request: all or none of them are written
   * @returns what was written, of this request and of others that shared its statement
   */
  write(entries: LedgerEntry[]): Promise<LedgerResult> {
    if (entries.length > MAX_SHARED) return writeLedger(this.db(), entries);
    return new Promise((resolve, reject) => {
      this.waiting.push({ entries, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.timer || this.running >= PARALLEL || this.waiting.length === 0) return;
    const early = this.begun + PACE_MS - performance.now();
    if (early <= 0) this.start();
    else this.timer = setTimeout(() => this.start(), early);
  }

  private start(): void {
    this.timer = undefined;
    this.begun = performance.now();
    this.running += 1;
    void this.writeTogether(this.take()).finally(() => {
      this.running -= 1;
      this.schedule();
    });
    this.schedule();
  }

  /** The next requests that fit into one statement; one alone always does. */
  private take(): Waiting[] {
    let entries = 0;
    let bytes = 0;
    const end = this.waiting.findIndex((one, index) => {
      entries += one.entries.length;
      bytes += bytesOf(one.entries);
      return index > 0 && (entries > MAX_ENTRIES || bytes > MAX_BYTES);
    });
    return this.waiting.splice(0, end === -1 ? this.waiting.length : end);
  }

  private async writeTogether(batch: Waiting[]): Promise<void> {
    try {
      const result = await writeLedger(
        this.db(),
        batch.flatMap(({ entries }) => entries),
      );
      for (const { resolve } of batch) resolve(result);
    } catch (error) {
      // What the database refuses of one request must not take the others with it.
      if (batch.length > 1 && isDataError(error)) for (const one of batch) await this.writeTogether([one]);
      else for (const { reject } of batch) reject(error);
    }
  }
}
