/** How many lanes one claim looks at. With more due, the round needs more claims. */
const LANES_A_CLAIM = 200;

/** How far ahead of its rate a consumer may be served: the small overshoot that makes batches possible (product.md R6). */
export const RATE_TOLERANCE_MS = 100;

/** A due delivery of the lane at hand that nobody has leased; `$1` is now. */
const DUE_DELIVERIES = `
  select message_id, consumer_id, null::bigint as resend_id from deliveries
  where deliveries.consumer_id = due.consumer_id and next_attempt_at <= $1 and (lease_until is null or lease_until <= $1)
  order by next_attempt_at limit due.free for update skip locked`;

const DUE_RESENDS = `
  select message_id, consumer_id, id as resend_id from resends
  where resends.consumer_id = due.consumer_id and due_at <= $1 and (lease_until is null or lease_until <= $1)
  order by due_at limit due.free for update skip locked`;

/** Both kinds, for a lane `due` with its `free` places: what people asked for comes first. */
export const DUE_WORK = `
        select * from (select * from (${DUE_RESENDS}) resends union all select * from (${DUE_DELIVERIES}) deliveries) both_kinds
        limit due.free`;

/** Leases what `picked` names (`$2` token, `$3` deadline) and answers it with what an attempt needs. */
export const LEASE_PICKED = `
    claimed as (
      update deliveries set lease_token = $2, lease_until = $3 from picked
      where picked.resend_id is null and deliveries.message_id = picked.message_id and deliveries.consumer_id = picked.consumer_id
      returning deliveries.message_id, deliveries.consumer_id, deliveries.client_id, deliveries.slot
    ),
    resent as (
      update resends set lease_token = $2, lease_until = $3 from picked
      where resends.id = picked.resend_id
      returning resends.*
    ),
    leased as (
      select message_id, consumer_id, client_id, slot, null::bigint as resend_id, null::attempt_trigger as trigger,
             null::text as triggered_by, null::uuid as replay_id from claimed
      union all
      select message_id, consumer_id, client_id, null, id, trigger, triggered_by, replay_id from resent
    )
    select leased.message_id as "messageId", leased.consumer_id as "consumerId", leased.client_id as "clientId", leased.slot,
           leased.resend_id as "resendId", leased.trigger, leased.triggered_by as "triggeredBy", leased.replay_id as "replayId",
           consumers.version as "consumerVersion", consumers.host, messages.is_test as "isTest", messages.payload
    from leased join consumers on consumers.id = leased.consumer_id join messages on messages.id = leased.message_id`;

/**
 * Takes due work lane by lane, so that nobody's backlog stands before another's: blocked and idle lanes are not even
 * looked at, busy ones give what their bound leaves. Skipping locked rows lets any number of processes claim at once.
 *
 * A consumer with a rate limit gives no more than its cell-rate cell (GCRA) allows: `next_slot_at` is the instant of its
 * next slot, each claimed delivery moves it by one interval, and the lane is held once it runs ahead by the tolerance.
 * Its lane is locked meanwhile, so that the limit holds across processes. Lanes behind an open breaker are left to the
 * probes (probe-hosts.ts).
 */
export const CLAIM = {
  name: "claim-deliveries",
  text: `
    with open as (
      select lanes.consumer_id, coalesce(busy.free, $5) as free, consumers.rate_limit
      from lanes join consumers on consumers.id = lanes.consumer_id
      left join unnest($6::uuid[], $7::int[]) as busy(consumer_id, free) on busy.consumer_id = lanes.consumer_id
      where lanes.due_at is not null and greatest(lanes.due_at, lanes.blocked_until) <= $1
        and lanes.blocked_by is distinct from 'breaker' and consumers.disabled_at is null and coalesce(busy.free, $5) > 0
      order by lanes.consumer_id > $8::uuid desc, lanes.consumer_id
      limit ${LANES_A_CLAIM}
    ),
    limited as (
      select open.consumer_id, open.free, open.rate_limit, greatest(lanes.next_slot_at, $1) as slot_at
      from open join lanes using (consumer_id)
      where open.rate_limit is not null
      order by open.consumer_id for no key update of lanes skip locked
    ),
    due as (
      select consumer_id, free from open where rate_limit is null
      union all
      select consumer_id, least(free, 1 + floor(extract(epoch from $9::timestamptz - slot_at) * rate_limit)::int)
      from limited where slot_at <= $9
    ),
    picked as materialized (
      select ready.message_id, ready.consumer_id, ready.resend_id from due cross join lateral (${DUE_WORK}) ready
      limit $4
    ),
    spent as (
      select limited.consumer_id, limited.slot_at + count(*) * interval '1 second' / limited.rate_limit as next_slot_at
      from picked join limited using (consumer_id) group by limited.consumer_id, limited.slot_at, limited.rate_limit
    ),
    advanced as (
      update lanes set
        next_slot_at = spent.next_slot_at,
        blocked_until = case when spent.next_slot_at > $9 then spent.next_slot_at - ($9::timestamptz - $1::timestamptz) end,
        blocked_by = case when spent.next_slot_at > $9 then 'rateLimit'::lane_block end
      from spent where lanes.consumer_id = spent.consumer_id and (lanes.blocked_by is null or lanes.blocked_by not in ('disabled', 'suspended'))
    ),
    ${LEASE_PICKED}`,
};
