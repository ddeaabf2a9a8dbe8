import type { Queryable } from "@/lib/db";
import { latencyOfStep } from "@/lib/delivery/latency-scale";

/** An attempt is counted where it began, and may be written as late as this. */
const LATE_MS = 15 * 60_000;

/** Client by client, so that the index on client and start bounds what is read; the table holds months. */
const READ_RECENT = {
  name: "read-recent-attempt-counts",
  text: `
    select recent.start, recent.outcome, recent.latency_step, sum(recent.count)::int as count
    from clients cross join lateral (
      select start, outcome, latency_step, count from attempt_counts where client_id = clients.id and start >= $1
    ) recent
    group by 1, 2, 3`,
};

interface CountRow {
  start: Date;
  outcome: "success" | "failure" | "cancelled";
  latency_step: number;
  count: number;
}

/**
 * Attempts of all processes since this one began to look, from the five-minute counts: what is added to a count since the
 * last look is added here. Never falls while the process lives, whatever retention removes.
 */
export class AttemptTotals {
  readonly outcomes = { success: 0, failure: 0, cancelled: 0 };
  /** Attempts that were sent, by their step on the latency scale. */
  readonly steps = new Map<number, number>();
  /** Of the attempts sent: as exact as the scale. */
  seconds = 0;
  private seen = new Map<string, number>();
  private looked: Date | undefined;

  /** Looks once more. @param now instant by which the counts are written */
  async refresh(db: Queryable, now: Date): Promise<void> {
    const isFirst = this.looked === undefined;
    const since = new Date((this.looked ?? now).getTime() - LATE_MS);
    const { rows } = await db.query<CountRow>({ ...READ_RECENT, values: [since] });
    const seen = new Map<string, number>();
    for (const row of rows) {
      const key = `${row.start.getTime()} ${row.outcome} ${row.latency_step}`;
      const added = row.count - (this.seen.get(key) ?? 0);
      seen.set(key, row.count);
      if (!isFirst && added > 0) this.add(row, added);
    }
    this.seen = seen;
    this.looked = now;
  }

  private add({ outcome, latency_step }: CountRow, count: number): void {
    this.outcomes[outcome] += count;
    // A cancelled attempt sent nothing, so it has no latency of the receiver's.
    if (outcome === "cancelled") return;
    this.steps.set(latency_step, (this.steps.get(latency_step) ?? 0) + count);
    this.seconds += (count * latencyOfStep(latency_step)) / 1_000;
  }
}
