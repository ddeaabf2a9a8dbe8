import type pg from "pg";
import type { Clock } from "@/lib/clock";
import { inTransaction, type Queryable } from "@/lib/db";
import { type BreakerCounts, type BreakerState, CLOSED, countsAgainstHost, recorded, type Step } from "@/lib/delivery/circuit-breaker";
import type { Settlement } from "@/lib/delivery/settlement";
import { holdHost, releaseHost } from "@/lib/lanes/hold-host";
import { log } from "@/lib/log";
import { signalWork } from "@/lib/work-signal";

interface HostKey {
  clientId: string;
  host: string;
}

interface Pending extends HostKey, BreakerCounts {
  since: Date;
}

interface BreakerRow {
  window: Step[];
  open_until: Date | null;
  probes_left: number | null;
}

/** Successes older than this say nothing of the minute at hand. */
const PENDING_MS = 60_000;

const LOCK = {
  name: "lock-breaker",
  text: `
    insert into host_breakers as known (client_id, host, "window", modified) values ($1, $2, '[]', $3)
    on conflict (client_id, host) do update set modified = known.modified
    returning "window", open_until, probes_left`,
};

const SAVE = {
  name: "save-breaker",
  text: 'update host_breakers set "window" = $3, open_until = $4, probes_left = $5, modified = $6 where client_id = $1 and host = $2',
};

/**
 * The circuit breakers of hosts, shared by all processes through their rows. A host that only succeeds costs nothing here:
 * its attempts are counted in memory, and written together with the first failure, which is when its share matters.
 */
export class HostBreakers {
  private readonly pending = new Map<string, Pending>();
  /** Hosts whose breaker was not closed when last seen: their successes matter at once. */
  private readonly troubled = new Set<string>();

  constructor(
    private readonly db: pg.Pool,
    private readonly clock: Clock,
  ) {}

  /** Counts settled attempts, and opens or closes breakers where they say so. Tests and resends count: the host answered them too. */
  async record(settlements: Settlement[]): Promise<void> {
    const now = this.clock.now();
    const due = new Set<string>();
    for (const settlement of settlements) {
      if (!settlement.request) continue;
      const failed = countsAgainstHost(settlement.errorCode, settlement.exchange?.response?.status ?? null);
      const key = this.count(settlement, failed, now);
      if (failed || settlement.isProbe || this.troubled.has(key)) due.add(key);
    }
    for (const key of due) await this.write(key, now);
  }

  private count({ clientId, host }: HostKey, failed: boolean, now: Date): string {
    const key = `${clientId} ${host}`;
    let pending = this.pending.get(key);
    if (!pending || pending.since.getTime() < now.getTime() - PENDING_MS) {
      pending = { clientId, host, attempts: 0, failures: 0, since: now };
      this.pending.set(key, pending);
    }
    pending.attempts += 1;
    if (failed) pending.failures += 1;
    return key;
  }

  private async write(key: string, now: Date): Promise<void> {
    const counts = this.pending.get(key);
    if (!counts) return;
    this.pending.delete(key);
    const next = await inTransaction(this.db, (db) => record(db, counts, now));
    if (next.openUntil !== null) this.troubled.add(key);
    else this.troubled.delete(key);
  }
}

async function record(db: Queryable, { clientId, host, ...counts }: HostKey & BreakerCounts, now: Date): Promise<BreakerState> {
  const { rows } = await db.query<BreakerRow>({ ...LOCK, values: [clientId, host, now] });
  const row = rows[0];
  const before: BreakerState = row ? { window: row.window, openUntil: row.open_until, probesLeft: row.probes_left } : CLOSED;
  const next = recorded(before, counts, now);
  await db.query({ ...SAVE, values: [clientId, host, JSON.stringify(next.window), next.openUntil, next.probesLeft, now] });
  if (next.openUntil && next.openUntil.getTime() !== before.openUntil?.getTime()) {
    await holdHost(db, clientId, host, next.openUntil);
    log().warn({ clientId, host, until: next.openUntil }, "breaker.opened");
  }
  if (before.openUntil && !next.openUntil) {
    await releaseHost(db, clientId, host);
    log().info({ clientId, host }, "breaker.closed");
    signalWork();
  }
  return next;
}
