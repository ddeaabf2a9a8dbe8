import type { Queryable } from "@/lib/db";
import { type ArrayType, type ArrayValue, BinaryArrays } from "@/lib/postgres/binary-arrays";

/** A message about to be written: everything but what the ledger itself decides. */
export interface LedgerEntry {
  id: string;
  clientId: string;
  eventId: string;
  eventType: string;
  companyId: string | null;
  /** `key:value`, as they are now. */
  companyTags: string[];
  generatedDate: Date;
  created: Date;
  expires: Date;
  envelope: Buffer;
  bodyHash: Buffer;
  /** What holding it against its type's schema found. */
  schemaIssue: string | null;
  publishedBy: string;
}

export interface LedgerResult {
  /** Ids of the messages written; the others were there before, under the same event id. */
  written: Set<string>;
  /** Consumers that have a delivery now. */
  consumerIds: string[];
}

type Column = [column: string, type: ArrayType, value: (entry: LedgerEntry) => ArrayValue];

/** What is written of an entry. Statement and parameters both follow this list. */
const COLUMNS: Column[] = [
  ["id", "text", (entry) => entry.id],
  ["client_id", "uuid", (entry) => entry.clientId],
  ["event_id", "text", (entry) => entry.eventId],
  ["event_type", "text", (entry) => entry.eventType],
  ["company_id", "uuid", (entry) => entry.companyId],
  ["company_tags", "text", (entry) => arrayLiteral(entry.companyTags)],
  ["generated_date", "timestamptz", (entry) => entry.generatedDate],
  ["created", "timestamptz", (entry) => entry.created],
  ["expires", "timestamptz", (entry) => entry.expires],
  ["size", "int", (entry) => entry.envelope.length],
  ["payload", "bytea", (entry) => entry.envelope],
  ["body_hash", "bytea", (entry) => entry.bodyHash],
  ["schema_issue", "text", (entry) => entry.schemaIssue],
  ["published_by", "text", (entry) => entry.publishedBy],
];

const names = COLUMNS.map(([column]) => column).join(", ");

/**
 * Match and ledger in ONE statement (delivery.md): every message with a delivery for each consumer of its client that is
 * enabled, takes its event type, and has no tags or shares one. No delivery without its message, no message without its deliveries.
 */
const WRITE_LEDGER = {
  name: "write-ledger",
  text: `
    with input as (
      select ${COLUMNS.map(([column]) => (column === "company_tags" ? "company_tags::text[]" : column)).join(", ")}
      from unnest(${COLUMNS.map(([, type], i) => `$${i + 1}::${type}[]`).join(", ")}) as t(${names})
    ),
    matched as materialized (
      select input.id as message_id, input.client_id, input.event_type, input.created, consumers.id as consumer_id
      from input join consumers on consumers.client_id = input.client_id
        and consumers.disabled_at is null and consumers.deleted_at is null
        and input.event_type = any(consumers.event_types)
        and (consumers.company_tags = '{}' or consumers.company_tags && input.company_tags)
    ),
    counted as (select message_id, count(*)::int as deliveries from matched group by message_id),
    written as (
      insert into messages (${names}, delivery_count)
      select ${COLUMNS.map(([column]) => `input.${column}`).join(", ")}, coalesce(counted.deliveries, 0)
      from input left join counted on counted.message_id = input.id
      order by input.client_id, input.event_id
      on conflict (client_id, event_id) do nothing
      returning id
    ),
    delivered as (
      insert into deliveries (message_id, consumer_id, client_id, event_type, status, next_attempt_at, waiting_for, created)
      select matched.message_id, matched.consumer_id, matched.client_id, matched.event_type, 'Sending', matched.created, 'schedule', matched.created
      from matched join written on written.id = matched.message_id
      returning consumer_id
    )
    select array(select id from written) as written, array(select distinct consumer_id from delivered) as consumer_ids`,
};

/** A text[] as one element of another array: unnest would flatten a two-dimensional one. */
function arrayLiteral(items: string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** What an entry takes beside its envelope. */
const BYTES_AN_ENTRY = 512;

/** Writes messages with their deliveries, of one client or several. Entries whose event id is known already are left out; `written` tells. */
export async function writeLedger(db: Queryable, entries: readonly LedgerEntry[]): Promise<LedgerResult> {
  const arrays = new BinaryArrays(entries.reduce((bytes, { envelope }) => bytes + envelope.length + BYTES_AN_ENTRY, 0));
  const values = COLUMNS.map(([, type, value]) => arrays.array(type, entries.map(value)));
  const { rows } = await db.query<{ written: string[]; consumer_ids: string[] }>({ ...WRITE_LEDGER, values });
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
