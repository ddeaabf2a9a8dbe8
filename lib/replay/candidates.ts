import type { Queryable } from "@/lib/db";
import { idBefore } from "@/lib/replay/message-range";
import type { ReplayKind } from "@/lib/replay/schema";

/** What a replay looks for. */
export interface ReplayScope {
  clientId: string;
  consumerId: string;
  kind: ReplayKind;
  since: Date;
  until: Date;
  /** Empty: all. */
  eventTypes: string[];
}

/**
 * Which of the consumer's deliveries (`walked`) a recovery takes: those not yet successful whose content is still there. `$5` are
 * the event types. A delivery that has never been attempted is still on its way.
 */
export const IS_FAILED = `
  walked.status in ('Failure', 'Attempting') and ($5::text[] = '{}' or walked.event_type = any($5))
  and exists (select from messages where messages.id = walked.message_id and messages.payload is not null)`;

/**
 * Which of the client's messages (`walked`) the consumer (`consumer`) should have by what it is configured for now, and has not:
 * it was disabled or younger, or gained the event type or tag later. A test was for one consumer only, and
 * an operational event about the consumer itself is for the others.
 */
export const IS_MISSING = `
  not walked.is_test and walked.has_payload and walked.about_consumer is distinct from $1 and ($5::text[] = '{}' or walked.event_type = any($5))
  and walked.event_type = any(consumer.event_types)
  and (consumer.company_tags = '{}' or consumer.company_tags && walked.company_tags)
  and not exists (select from deliveries where deliveries.message_id = walked.message_id and deliveries.consumer_id = $1)`;

/** What a walk passes, of messages in the order of their ids: `$1` consumer, `$2` client, ids after `$3` and before `$4`. */
export const WALK_DELIVERIES = `
  select message_id, event_type, status from deliveries
  where consumer_id = $1 and client_id = $2 and message_id > $3 and message_id < $4`;
export const WALK_MESSAGES = `
  select id as message_id, event_type, company_tags, is_test, payload is not null as has_payload, about_consumer from messages
  where client_id = $2 and id > $3 and id < $4`;

const COUNT = {
  failed: {
    name: "count-failed",
    text: `select event_type, count(*)::int as count from (${WALK_DELIVERIES}) walked where ${IS_FAILED} group by event_type order by event_type`,
  },
  missing: {
    name: "count-missing",
    text: `
      select walked.event_type, count(*)::int as count
      from (${WALK_MESSAGES}) walked join consumers consumer on consumer.id = $1
      where ${IS_MISSING} group by walked.event_type order by walked.event_type`,
  },
};

/** How many messages a replay would send now, by event type. */
export async function countCandidates(db: Queryable, scope: ReplayScope): Promise<Record<string, number>> {
  const values = [scope.consumerId, scope.clientId, idBefore(scope.since), idBefore(scope.until), scope.eventTypes];
  const { rows } = await db.query<{ event_type: string; count: number }>({ ...COUNT[scope.kind], values });
  return Object.fromEntries(rows.map((row) => [row.event_type, row.count]));
}
