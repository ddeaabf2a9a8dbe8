import { env } from "@/lib/env";
import type { Prisma } from "@/prisma/generated/client";

/** Deliveries a statement; each page is a short wait for whoever settles at the same moment. */
const PAGE = 2_000;

/** A disabled consumer, and since when. */
export interface DisabledConsumer {
  id: string;
  disabledAt: Date;
}

/** Delay from the first slot to each one, without jitter, as an array literal. */
function elapsedLiteral(delays: readonly number[]): string {
  let elapsed = 0;
  return `{${delays.map((delay) => (elapsed += delay)).join(",")}}`;
}

/**
 * `passSlots` for a page of deliveries. The consumer's row is held, so that nothing is passed once it is enabled. Attempts
 * in flight keep their slot; a lease that has run out is taken away, since whoever held it has been passed by.
 */
function passPage(db: Prisma.TransactionClient, consumer: DisabledConsumer, now: Date): Promise<number> {
  const delays = env().RETRY_SCHEDULE;
  const elapsed = elapsedLiteral(delays);
  const at = now.toISOString();
  const disabledAt = consumer.disabledAt.toISOString();
  return db.$executeRaw`
    with held as materialized (
      select id from consumers
      where id = ${consumer.id}::uuid and disabled_at = ${disabledAt}::timestamptz and deleted_at is null for share
    ),
    page as (
      select message_id, consumer_id, slot, next_attempt_at from held join deliveries on deliveries.consumer_id = held.id
      where next_attempt_at >= ${disabledAt}::timestamptz and next_attempt_at <= ${at}::timestamptz
        and (lease_until is null or lease_until <= ${at}::timestamptz)
      limit ${PAGE}::int for update of deliveries
    ),
    passed as (
      select page.message_id, page.consumer_id, later.slot, later.at
      from page left join lateral (
        select candidate.* from (
          select (slots.ordinality - 1)::smallint as slot,
            page.next_attempt_at + (slots.elapsed - (${elapsed}::bigint[])[page.slot + 1]) * interval '1 millisecond' as at
          from unnest(${elapsed}::bigint[]) with ordinality as slots(elapsed, ordinality)
          where slots.ordinality - 1 > page.slot
        ) as candidate
        where candidate.at > ${at}::timestamptz order by candidate.slot limit 1
      ) later on true
    )
    update deliveries set
      status = case when passed.at is null then 'Failure' else deliveries.status end,
      slot = coalesce(passed.slot, greatest(deliveries.slot, ${delays.length}::smallint)),
      next_attempt_at = passed.at,
      waiting_for = case when passed.at is null then null else 'schedule'::waiting_for end,
      lease_token = null,
      lease_until = null
    from passed
    where deliveries.message_id = passed.message_id and deliveries.consumer_id = passed.consumer_id`;
}

/**
 * Uses up the slots of a disabled consumer's deliveries that have fallen due since it was disabled (product.md S3); those due
 * before that stay due. Harmless to repeat, at any time, and with workers running.
 * @returns how many deliveries went on in their schedule or ended
 */
export async function passDueSlots(db: Prisma.TransactionClient, consumer: DisabledConsumer, now: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const passed = await passPage(db, consumer, now);
    if (passed === 0) return total;
    total += passed;
  }
}
