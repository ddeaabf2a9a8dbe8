import type { AuditEntryAnswer, AuditFilter } from "@/lib/audit/schema";
import { pool, prisma } from "@/lib/db";
import type { CursorPage } from "@/lib/paging";
import type { Scope } from "@/lib/scope";

export interface ListAuditEntries extends AuditFilter {
  /** An entry's id: the page begins after it. */
  cursor?: string | undefined;
  limit: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface AuditRow {
  id: string;
  created: Date;
  actor: string;
  actor_name: string;
  action: string;
  subject: string;
  before: AuditEntryAnswer["before"];
  after: AuditEntryAnswer["after"];
  address: string | null;
}

function auditEntryAnswer({ created, actor, actor_name: name, ...row }: AuditRow): AuditEntryAnswer {
  return { ...row, created: created.toISOString(), actor: { id: actor, name } };
}

/** `$8` and `$9` are where the page before ended. The id settles equal instants. */
const LIST_ENTRIES = {
  name: "list-audit-entries",
  text: `
    select id, created, actor, actor_name, action, subject, before, after, address from audit_entries
    where client_id = $1
      and ($2::text is null or action like $2) and ($3::text is null or subject = $3) and ($4::text is null or actor = $4)
      and ($5::timestamptz is null or created >= $5) and ($6::timestamptz is null or created < $6)
      and ($7::text is null or concat_ws(' ', actor_name, action, subject, address, before::text, after::text) ilike $7)
      and ($8::timestamptz is null or (created, id) < ($8, $9::uuid))
    order by created desc, id desc limit $10`,
};

/** Any text with this one in it, in which nothing else has a meaning. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** The client's changes, newest first. A cursor that is no entry of the client's begins at the end of the log: an empty page. */
export async function listAuditEntries(scope: Scope, list: ListAuditEntries): Promise<CursorPage<AuditEntryAnswer>> {
  const { clientId } = scope;
  const { cursor, about, subject, actor, since, until, text, limit } = list;
  const isEntry = cursor !== undefined && UUID.test(cursor);
  const after = isEntry
    ? await prisma().auditEntry.findFirst({ where: { id: cursor, clientId }, select: { created: true, id: true } })
    : null;
  if (cursor && !after) return { results: [], nextCursor: null };
  const filters = [about && `${about}.%`, subject, actor, since, until, text && containing(text)].map((filter) => filter ?? null);
  const { rows } = await pool().query<AuditRow>({
    ...LIST_ENTRIES,
    values: [clientId, ...filters, after?.created ?? null, after?.id ?? null, limit + 1],
  });
  const page = rows.slice(0, limit);
  return { results: page.map(auditEntryAnswer), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Entries among which those who may be chosen are looked for. */
const ACTORS_AMONG = 1_000;

/** Who has changed something of the client's lately, to choose from. */
export async function listAuditActors(scope: Scope): Promise<AuditEntryAnswer["actor"][]> {
  return prisma().$queryRaw`
    select distinct on (actor) actor as id, actor_name as name
    from (
      select actor, actor_name, created from audit_entries
      where client_id = ${scope.clientId}::uuid order by created desc limit ${ACTORS_AMONG}
    ) lately
    order by actor, created desc`;
}
