import { createHash } from "node:crypto";
import type { Queryable } from "@/lib/db";
import { env } from "@/lib/env";
import { newMessageId } from "@/lib/ids";
import { buildEnvelope } from "@/lib/messages/build-envelope";

/** An event of Postrider's own about a client's consumer. */
export interface OwnEvent {
  /** Of the event: the same on every repeat. */
  id: string;
  clientId: string;
  eventType: string;
  /** The consumer it tells of. */
  consumerId: string;
  generatedDate: Date;
  payload: object;
}

/**
 * As in the ledger's statement (`write-ledger.ts`), but that the consumer an event tells of never gets it, and that an event
 * nobody takes is not written: a log full of what was sent nowhere helps nobody. An event has no company, so that consumers
 * with company tags get none (product.md R5).
 */
const WRITE_OWN_EVENTS = {
  name: "write-own-events",
  text: `
    with input as (
      select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[], $7::bytea[], $8::bytea[])
        as t(id, client_id, event_id, event_type, about, generated_date, payload, body_hash)
    ),
    matched as materialized (
      select input.id as message_id, input.client_id, input.event_type, consumers.id as consumer_id
      from input join consumers on consumers.client_id = input.client_id and consumers.id <> input.about
        and consumers.disabled_at is null and consumers.deleted_at is null
        and input.event_type = any(consumers.event_types) and consumers.company_tags = '{}'
    ),
    counted as (select message_id, count(*)::int as deliveries from matched group by message_id),
    written as (
      insert into messages (id, client_id, event_id, event_type, company_tags, generated_date, created, expires, size, payload, body_hash,
                            delivery_count, published_by, about_consumer)
      select input.id, input.client_id, input.event_id, input.event_type, '{}', input.generated_date, $9, $10, length(input.payload),
             input.payload, input.body_hash, counted.deliveries, 'system', input.about
      from input join counted on counted.message_id = input.id
      order by input.event_id
      on conflict (client_id, event_id) do nothing
      returning id
    ),
    delivered as (
      insert into deliveries (message_id, consumer_id, client_id, event_type, status, next_attempt_at, waiting_for, created)
      select matched.message_id, matched.consumer_id, matched.client_id, matched.event_type, 'Sending', $9, 'schedule', $9
      from matched join written on written.id = matched.message_id
      returning consumer_id
    )
    select distinct consumer_id from delivered`,
};

/**
 * Writes events of Postrider's own with their deliveries. One whose id is known already is left out.
 * @returns the consumers that have a delivery now, to be woken after the commit
 */
export async function writeOwnEvents(db: Queryable, events: readonly OwnEvent[], now: Date): Promise<string[]> {
  const envelopes = events.map(({ id, eventType, generatedDate, payload }) =>
    buildEnvelope({ id, eventType, generatedDate, payload: Buffer.from(JSON.stringify(payload)), hasReferenceCompany: true }, null),
  );
  const values = [
    events.map(() => newMessageId(now)),
    events.map(({ clientId }) => clientId),
    events.map(({ id }) => id),
    events.map(({ eventType }) => eventType),
    events.map(({ consumerId }) => consumerId),
    events.map(({ generatedDate }) => generatedDate),
    envelopes,
    envelopes.map((envelope) => createHash("sha256").update(envelope).digest()),
    now,
    new Date(now.getTime() + env().RETENTION),
  ];
  const { rows } = await db.query<{ consumer_id: string }>({ ...WRITE_OWN_EVENTS, values });
  return rows.map((row) => row.consumer_id);
}
