import type { CursorPage } from "@/lib/api/pagination-schema";
import type { AuditEntryAnswer, AuditFilter } from "@/lib/audit/schema";
import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import type { AuditEntry } from "@/prisma/generated/client";

export interface ListAuditEntries extends AuditFilter {
  /** An entry's id: the page begins after it. */
  cursor?: string | undefined;
  limit: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function auditEntryAnswer(row: AuditEntry): AuditEntryAnswer {
  return {
    id: row.id,
    created: row.created.toISOString(),
    actor: { id: row.actor, name: row.actorName },
    action: row.action,
    subject: row.subject,
    before: row.before as AuditEntryAnswer["before"],
    after: row.after as AuditEntryAnswer["after"],
    address: row.address,
  };
}

function createdBetween({ since, until }: AuditFilter) {
  return { ...(since ? { gte: new Date(since) } : {}), ...(until ? { lt: new Date(until) } : {}) };
}

/** The client's changes, newest first. A cursor that is no entry of the client's begins at the end of the log: an empty page. */
export async function listAuditEntries(scope: Scope, list: ListAuditEntries): Promise<CursorPage<AuditEntryAnswer>> {
  const { clientId } = scope;
  const after =
    list.cursor && UUID.test(list.cursor)
      ? await prisma().auditEntry.findFirst({ where: { id: list.cursor, clientId }, select: { created: true, id: true } })
      : null;
  if (list.cursor && !after) return { results: [], nextCursor: null };
  const rows = await prisma().auditEntry.findMany({
    where: {
      clientId,
      created: createdBetween(list),
      ...(list.about ? { action: { startsWith: `${list.about}.` } } : {}),
      ...(list.subject ? { subject: list.subject } : {}),
      ...(list.actor ? { actor: list.actor } : {}),
      ...(after ? { OR: [{ created: { lt: after.created } }, { created: after.created, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ created: "desc" }, { id: "desc" }],
    take: list.limit + 1,
  });
  const page = rows.slice(0, list.limit);
  return { results: page.map(auditEntryAnswer), nextCursor: rows.length > list.limit ? (page.at(-1)?.id ?? null) : null };
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
