import type { Queryable } from "@/lib/db";
import type { ClaimedDelivery } from "@/lib/delivery/claim-deliveries";

const RELEASE_DELIVERIES = {
  name: "release-deliveries",
  text: `
    update deliveries set lease_token = null, lease_until = null
    from unnest($1::text[], $2::uuid[], $3::uuid[]) as released(message_id, consumer_id, lease_token)
    where deliveries.message_id = released.message_id and deliveries.consumer_id = released.consumer_id
      and deliveries.lease_token = released.lease_token`,
};

const RELEASE_RESENDS = {
  name: "release-resends",
  text: `
    update resends set lease_token = null, lease_until = null
    from unnest($1::bigint[], $2::uuid[]) as released(id, lease_token)
    where resends.id = released.id and resends.lease_token = released.lease_token`,
};

/** Gives back claims whose attempts were not begun, as far as their leases are still ours: they are due as before. */
export async function releaseClaims(db: Queryable, claims: ClaimedDelivery[]): Promise<void> {
  const scheduled = claims.filter(({ resend }) => resend === null);
  const resends = claims.flatMap(({ resend, leaseToken }) => (resend ? [{ id: resend.id, leaseToken }] : []));
  const deliveries = [scheduled.map((claim) => claim.messageId), scheduled.map((claim) => claim.consumerId)];
  if (scheduled.length > 0) await db.query({ ...RELEASE_DELIVERIES, values: [...deliveries, scheduled.map((claim) => claim.leaseToken)] });
  if (resends.length > 0)
    await db.query({ ...RELEASE_RESENDS, values: [resends.map(({ id }) => id), resends.map(({ leaseToken }) => leaseToken)] });
}
