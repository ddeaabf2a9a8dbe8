import { randomUUID } from "node:crypto";
import type pg from "pg";
import { inTransaction, type Queryable } from "@/lib/db";
import { PROBES } from "@/lib/delivery/circuit-breaker";
import { type ClaimedDelivery, type ClaimRow, claimedFrom } from "@/lib/delivery/claim-deliveries";
import { DUE_WORK, LEASE_PICKED } from "@/lib/delivery/claim-statement";

/**
 * Hosts whose cool-down is over and that something waits for, locked so that one process at a time counts their probes. Hosts
 * of suspended clients and disabled consumers, for which nothing may be sent, must not stand before the others.
 */
const LOCK_COOLED = {
  name: "lock-cooled-hosts",
  text: `
    select client_id, host from host_breakers where open_until is not null and open_until <= $1 and exists (
      select from consumers join lanes on lanes.consumer_id = consumers.id
      where consumers.client_id = host_breakers.client_id and consumers.host = host_breakers.host
        and lanes.blocked_by = 'breaker' and lanes.due_at is not null
    )
    order by open_until limit 20 for update skip locked`,
};

/** As much due work of the host as probes are still wanted, those in flight counted; and the breaker is half open from here on. */
const CLAIM_PROBES = {
  name: "claim-probes",
  text: `
    with breaker as (
      select coalesce(probes_left, ${PROBES}) as wanted from host_breakers where client_id = $4 and host = $5
    ),
    due as (
      select lanes.consumer_id, ${PROBES} as free from lanes join consumers on consumers.id = lanes.consumer_id
      where consumers.client_id = $4 and consumers.host = $5 and lanes.blocked_by = 'breaker' and lanes.due_at is not null
    ),
    flying as (
      select (select count(*) from deliveries join due using (consumer_id) where next_attempt_at <= $1 and lease_until > $1)
           + (select count(*) from resends join due using (consumer_id) where due_at <= $1 and lease_until > $1) as n
    ),
    picked as materialized (
      select ready.message_id, ready.consumer_id, ready.resend_id from due cross join lateral (${DUE_WORK}) ready
      limit greatest(0, (select wanted from breaker) - (select n from flying))
    ),
    half_opened as (
      update host_breakers set probes_left = breaker.wanted from breaker
      where client_id = $4 and host = $5 and exists (select from picked)
    ),
    ${LEASE_PICKED}`,
};

async function claimProbes(
  db: Queryable,
  host: { client_id: string; host: string },
  now: Date,
  leaseUntil: Date,
): Promise<ClaimedDelivery[]> {
  const leaseToken = randomUUID();
  const { rows } = await db.query<ClaimRow>({ ...CLAIM_PROBES, values: [now, leaseToken, leaseUntil, host.client_id, host.host] });
  return rows.map((row) => claimedFrom(row, leaseToken, true));
}

/** Claims the next few deliveries for hosts whose cool-down is over, to see whether they answer again (product.md S6). */
export async function probeHosts(pool: pg.Pool, now: Date, leaseUntil: Date): Promise<ClaimedDelivery[]> {
  return inTransaction(pool, async (db) => {
    const { rows } = await db.query<{ client_id: string; host: string }>({ ...LOCK_COOLED, values: [now] });
    const claimed: ClaimedDelivery[] = [];
    for (const host of rows) claimed.push(...(await claimProbes(db, host, now, leaseUntil)));
    return claimed;
  });
}

/** @returns when the next host has cooled down, or null */
export async function nextProbeAt(db: Queryable, now: Date): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>({
    name: "next-probe",
    text: "select min(open_until) as at from host_breakers where open_until > $1",
    values: [now],
  });
  return rows[0]?.at ?? null;
}
