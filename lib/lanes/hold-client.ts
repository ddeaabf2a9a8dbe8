import { FOREVER } from "@/lib/lanes/hold-lane";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Holds every lane of a client, whatever held it until now: nothing of it is claimed, probed or drained, and nothing else
 * takes its place (hold-lane.ts, hold-host.ts and pause-lanes.ts leave it alone). Of what it replaces only a pause has to be
 * remembered; the rest is known from consumers and breakers.
 */
export async function holdClient(tx: Prisma.TransactionClient, clientId: string): Promise<void> {
  await tx.$executeRaw`
    with held as (
      select consumer_id from lanes where client_id = ${clientId}::uuid order by consumer_id for no key update
    )
    update lanes set
      paused_until = case when blocked_by = 'pause' then blocked_until end,
      blocked_until = ${FOREVER.toISOString()}::timestamptz,
      blocked_by = 'suspended'
    from held where lanes.consumer_id = held.consumer_id`;
}

/**
 * Gives every lane of a client the hold it would have without the suspension: its consumer is disabled, its host's breaker is
 * open, or its receiver's pause is not over. The time in between counts neither as failing nor as idle. The lanes still have
 * to be woken, after the commit.
 * @returns their consumers
 */
export async function releaseClient(
  tx: Prisma.TransactionClient,
  clientId: string,
  suspended: { since: Date; until: Date },
): Promise<string[]> {
  const since = suspended.since.toISOString();
  const until = suspended.until.toISOString();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with held as (
      select lanes.consumer_id, consumers.disabled_at, host_breakers.open_until
      from lanes join consumers on consumers.id = lanes.consumer_id
      left join host_breakers on host_breakers.client_id = lanes.client_id and host_breakers.host = consumers.host
      where lanes.client_id = ${clientId}::uuid and lanes.blocked_by = 'suspended'
      order by lanes.consumer_id for no key update of lanes
    )
    update lanes set
      blocked_until = case
        when held.disabled_at is not null then ${FOREVER.toISOString()}::timestamptz
        when held.open_until is not null then held.open_until
        when lanes.paused_until > ${until}::timestamptz then lanes.paused_until
      end,
      blocked_by = case
        when held.disabled_at is not null then 'disabled'::lane_block
        when held.open_until is not null then 'breaker'::lane_block
        when lanes.paused_until > ${until}::timestamptz then 'pause'::lane_block
      end,
      paused_until = null,
      failing_since = failing_since + (${until}::timestamptz - ${since}::timestamptz),
      last_failed_at = last_failed_at + (${until}::timestamptz - ${since}::timestamptz)
    from held where lanes.consumer_id = held.consumer_id
    returning lanes.consumer_id as id`;
  return rows.map(({ id }) => id);
}
