const WINDOW_MS = 15 * 60_000;
const MAX_KEYS = 10_000;

/** Failures allowed within the window before a key has to wait for its end. */
const LIMITS = { account: 8, address: 40 } as const;

interface Count {
  failures: number;
  until: number;
}

/** Counts failed sign-ins by account and by address, in this process. Unknown accounts count like known ones, so that it tells nothing. */
export class SignInThrottle {
  private readonly counts = new Map<string, Count>();

  /** Whether a try may be made now. */
  allows(email: string, address: string | null, now: Date): boolean {
    return (
      this.below(`account:${email}`, LIMITS.account, now) && (address === null || this.below(`address:${address}`, LIMITS.address, now))
    );
  }

  failed(email: string, address: string | null, now: Date): void {
    this.count(`account:${email}`, now);
    if (address !== null) this.count(`address:${address}`, now);
  }

  /** A right password clears the account's count, not the address's: one good account must not pay for guessing at others. */
  succeeded(email: string): void {
    this.counts.delete(`account:${email}`);
  }

  private below(key: string, limit: number, now: Date): boolean {
    const count = this.counts.get(key);
    return !count || count.until <= now.getTime() || count.failures < limit;
  }

  private count(key: string, now: Date): void {
    const count = this.counts.get(key);
    if (count && count.until > now.getTime()) {
      count.failures += 1;
      return;
    }
    this.forgetExpired(now);
    this.counts.set(key, { failures: 1, until: now.getTime() + WINDOW_MS });
  }

  private forgetExpired(now: Date): void {
    if (this.counts.size < MAX_KEYS) return;
    for (const [key, count] of this.counts) if (count.until <= now.getTime()) this.counts.delete(key);
    // Still full: a flood. The oldest goes, so that memory stays bounded.
    const oldest = this.counts.keys().next().value;
    if (this.counts.size >= MAX_KEYS && oldest !== undefined) this.counts.delete(oldest);
  }
}
