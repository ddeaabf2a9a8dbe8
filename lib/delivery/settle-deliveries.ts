import type { Queryable } from "@/lib/db";
import { SETTLE_RESENT, SETTLE_SCHEDULED, settleValues } from "@/lib/delivery/settle-statements";
import type { Settlement } from "@/lib/delivery/settlement";

/** One statement updates a row once; so two attempts of one delivery, which only resends make, go into two statements. */
function inWaves(settlements: Settlement[]): Settlement[][] {
  const waves: Map<string, Settlement>[] = [];
  for (const settlement of settlements) {
    const key = `${settlement.messageId} ${settlement.consumerId}`;
    let wave = waves.find((candidate) => !candidate.has(key));
    if (!wave) {
      wave = new Map();
      waves.push(wave);
    }
    wave.set(key, settlement);
  }
  return waves.map((wave) => [...wave.values()]);
}

/**
 * Writes attempts that have ended and what becomes of their deliveries, each only if its lease is still ours: one whose
 * lease ran out belongs to whoever claimed the delivery since. Numbers are given here, so that a kill burns no slot.
 * @returns the ids of the attempts that counted
 */
export async function settleDeliveries(db: Queryable, settlements: Settlement[]): Promise<Set<string>> {
  const scheduled = settlements.filter(({ resend }) => resend === null);
  const resent = inWaves(settlements.filter(({ resend }) => resend !== null));
  const settled = new Set<string>();
  for (const [statement, batch] of [[SETTLE_SCHEDULED, scheduled] as const, ...resent.map((wave) => [SETTLE_RESENT, wave] as const)]) {
    if (batch.length === 0) continue;
    const { rows } = await db.query<{ id: string }>({ ...statement, values: settleValues(batch) });
    for (const { id } of rows) settled.add(id);
  }
  return settled;
}
