import type { Queryable } from "@/lib/db";

const HOLD_HOST = {
  name: "hold-host-lanes",
  text: `
    update lanes set blocked_until = $3, blocked_by = 'breaker' from consumers
    where consumers.client_id = $1 and consumers.host = $2 and lanes.consumer_id = consumers.id
      and (lanes.blocked_until is null or lanes.blocked_until < $3 or lanes.blocked_by = 'breaker')`,
};

/** Holds every consumer of a client on one host: its breaker has opened. */
export async function holdHost(db: Queryable, clientId: string, host: string, until: Date): Promise<void> {
  await db.query({ ...HOLD_HOST, values: [clientId, host, until] });
}

const RELEASE_HOST = {
  name: "release-host-lanes",
  text: `
    update lanes set blocked_until = null, blocked_by = null from consumers
    where consumers.client_id = $1 and consumers.host = $2 and lanes.consumer_id = consumers.id and lanes.blocked_by = 'breaker'`,
};

/** Lets them go again: its breaker has closed. */
export async function releaseHost(db: Queryable, clientId: string, host: string): Promise<void> {
  await db.query({ ...RELEASE_HOST, values: [clientId, host] });
}
