import type pg from "pg";
import type { Queryable } from "@/lib/db";

/** A message about to be written: everything but what the ledger itself decides. */
export interface LedgerEntry {
  id: string;
  eventId: string;
  eventType: string;
  companyId: string | null;
  /** `key:value`, as they are now. */
  companyTags: string[];
  generatedDate: Date;
  envelope: Buffer;
  bodyHash: Buffer;
  /** What holding it against its type's schema found. */
  schemaIssue: string | null;
}

export interface LedgerContext {
  clientId: string;
  created: Date;
  expires: Date;
  publishedBy: string;
}

export interface LedgerResult {
  /** Ids of the messages written; the others were there before, under the same event id. */
  written: Set<string>;
  /** Consumers that have a delivery now. */
  consumerIds: string[];
}

/**
 * Match and ledger in ONE statement (delivery.md): every message with a delivery for each consumer that is enabled, takes
 * its event type, and has no tags or shares one. No delivery without its message, no message without its deliveries.
 * Payloads arrive as one binary parameter and are cut in the database: an array of bytea would travel as hexadecimal text.
 */
const WRITE_LEDGER = {
  name: "write-ledger",
  text: `
    with input as (
      select t.id, t.event_id, t.event_type, t.company_id, t.company_tags::text[] as company_tags, t.generated_date, t.size, t.schema_issue,
             substring($9::bytea from t.start for t.size) as payload, substring($10::bytea from (t.ord::int - 1) * 32 + 1 for 32) as body_hash
      from unnest($2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::timestamptz[], $8::int[], $11::int[], $15::text[])
           with ordinality as t(id, event_id, event_type, company_id, company_tags, generated_date, size, start, schema_issue, ord)
    ),
    active as materialized (
      select id, event_types, company_tags from consumers
      where client_id = $1 and disabled_at is null and deleted_at is null
    ),
    matched as materialized (
      select input.id as message_id, input.event_type, active.id as consumer_id
      from input join active on input.event_type = any(active.event_types)
        and (active.company_tags = '{}' or active.company_tags && input.company_tags)
    ),
    counted as (select message_id, count(*)::int as deliveries from matched group by message_id),
    written as (
      insert into messages (id, client_id, event_id, event_type, company_id, company_tags, generated_date, created, expires,
                            size, payload, body_hash, delivery_count, schema_issue, published_by)
      select input.id, $1, input.event_id, input.event_type, input.company_id, input.company_tags, input.generated_date, $12, $13,
             input.size, input.payload, input.body_hash, coalesce(counted.deliveries, 0), input.schema_issue, $14
      from input left join counted on counted.message_id = input.id
      order by input.event_id
      on conflict (client_id, event_id) do nothing
      returning id
    ),
    delivered as (
      insert into deliveries (message_id, consumer_id, client_id, event_type, status, next_attempt_at, waiting_for, created)
      select matched.message_id, matched.consumer_id, $1, matched.event_type, 'Sending', $12, 'schedule', $12
      from matched join written on written.id = matched.message_id
      returning consumer_id
    )
    select array(select id from written) as written, array(select distinct consumer_id from delivered) as consumer_ids`,
};

/** A text[] as one element of another array: unnest would flatten a two-dimensional one. */
function arrayLiteral(items: string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** Writes messages with their deliveries. Entries whose event id is known already are left out; `written` tells. */
export async function writeLedger(db: Queryable, context: LedgerContext, entries: LedgerEntry[]): Promise<LedgerResult> {
  let start = 1;
  const starts = entries.map((entry) => {
    const at = start;
    start += entry.envelope.length;
    return at;
  });
  const values = [
    context.clientId,
    entries.map((entry) => entry.id),
    entries.map((entry) => entry.eventId),
    entries.map((entry) => entry.eventType),
    entries.map((entry) => entry.companyId),
    entries.map((entry) => arrayLiteral(entry.companyTags)),
    entries.map((entry) => entry.generatedDate),
    entries.map((entry) => entry.envelope.length),
    Buffer.concat(entries.map((entry) => entry.envelope)),
    Buffer.concat(entries.map((entry) => entry.bodyHash)),
    starts,
    context.created,
    context.expires,
    context.publishedBy,
    entries.map((entry) => entry.schemaIssue),
  ];
  const { rows } = await db.query<{ written: string[]; consumer_ids: string[] }>({ ...WRITE_LEDGER, values } as pg.QueryConfig);
  return { written: new Set(rows[0]?.written), consumerIds: rows[0]?.consumer_ids ?? [] };
}

const FIND_KNOWN = {
  name: "find-known-events",
  text: "select id, event_id, body_hash from messages where client_id = $1 and event_id = any($2::text[])",
};

/** The messages already there under these event ids. */
export async function findKnown(
  db: Queryable,
  clientId: string,
  eventIds: string[],
): Promise<Map<string, { id: string; bodyHash: Buffer }>> {
  const { rows } = await db.query<{ id: string; event_id: string; body_hash: Buffer }>({ ...FIND_KNOWN, values: [clientId, eventIds] });
  return new Map(rows.map((row) => [row.event_id, { id: row.id, bodyHash: row.body_hash }]));
}
