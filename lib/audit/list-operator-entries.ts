import type { AuditEntryAnswer, OperatorAuditEntry, OperatorAuditFilter } from "@/lib/audit/schema";
import { pool } from "@/lib/db";
import type { OperatorScope } from "@/lib/scope";

/** Entries of a page. */
export const OPERATOR_ENTRIES = 50;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Row {
  id: string;
  created: Date;
  actor: string;
  actor_name: string;
  action: string;
  subject: string;
  before: AuditEntryAnswer["before"];
  after: AuditEntryAnswer["after"];
  address: string | null;
  client_id: string | null;
  client_name: string | null;
}

/** Ids sort by time, so that the newest are read along the primary key, whatever the log's length. */
const LIST = {
  name: "list-operator-entries",
  text: `
    select e.id, e.created, e.actor, e.actor_name, e.action, e.subject, e.before, e.after, e.address, e.client_id, clients.name as client_name
    from audit_entries e left join clients on clients.id = e.client_id
    where ($1::uuid is null or e.client_id = $1) and ($2::text is null or e.action like $2) and (not $3 or e.actor like 'operator:%')
      and ($4::timestamptz is null or e.created >= $4) and ($5::timestamptz is null or e.created < $5)
      and ($6::text is null or concat_ws(' ', e.actor_name, e.action, e.subject, e.address, clients.name, e.before::text, e.after::text) ilike $6)
      and ($7::uuid is null or e.id < $7)
    order by e.id desc limit ${OPERATOR_ENTRIES + 1}`,
};

function entryOf({ created, actor, actor_name, client_id, client_name, ...row }: Row): OperatorAuditEntry {
  const client = client_id === null ? null : { id: client_id, name: client_name ?? client_id };
  return { ...row, created: created.toISOString(), actor: { id: actor, name: actor_name }, client };
}

/** The changes of all clients and the operator's own, newest first. A cursor is the last entry's id of the page before. */
export async function listOperatorEntries(
  _operator: OperatorScope,
  { client, about, byOperators, since, until, text, cursor }: OperatorAuditFilter,
): Promise<{ results: OperatorAuditEntry[]; nextCursor: string | null }> {
  const idOf = (id: string | undefined) => (id !== undefined && UUID.test(id) ? id : null);
  const containing = text ? `%${text.replace(/[\\%_]/g, "\\$&")}%` : null;
  const { rows } = await pool().query<Row>({
    ...LIST,
    values: [idOf(client), about ? `${about}.%` : null, byOperators, since ?? null, until ?? null, containing, idOf(cursor)],
  });
  const page = rows.slice(0, OPERATOR_ENTRIES);
  return { results: page.map(entryOf), nextCursor: rows.length > OPERATOR_ENTRIES ? (page.at(-1)?.id ?? null) : null };
}
