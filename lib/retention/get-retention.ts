import { type Clock, systemClock } from "@/lib/clock";
import { pool, prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { MAX_EXPIRED_COUNTED, type PurgeRunAnswer, type RetentionState } from "@/lib/retention/schema";
import type { OperatorScope } from "@/lib/scope";

/** The purge runs each minute: what expired longer ago than this, it does not keep up with. */
const BEHIND_MS = 5 * 60_000;
/** A run writes itself down at every step, which take seconds at most. */
const INTERRUPTED_MS = 2 * 60_000;
const DAY_MS = 86_400_000;
const RUNS = 10;

type Rule = RetentionState["tables"][number]["kept"];

/** The tables that grow with use, and what ends the time their rows are kept for. All others are counted together. */
const KEPT: Record<string, Rule> = {
  messages: "retention",
  deliveries: "retention",
  attempts: "retention",
  attempt_counts: "retention",
  inbox_requests: "inboxTtl",
  idempotency_keys: "idempotency",
  sessions: "session",
  processes: "day",
  purge_runs: "week",
  audit_entries: "always",
};
export const OTHER_TABLES = "other";

/** A bounded look at the oldest by expiry; those with work left are not to be removed yet (purge-expired.ts). */
const READ_EXPIRED = {
  name: "read-expired",
  text: `
    select count(*)::int as expired, min(expires) as since, (select created from messages order by id limit 1) as oldest
    from (select id, expires from messages where expires <= $1 order by expires limit ${MAX_EXPIRED_COUNTED}) first
    where not exists (select from deliveries where deliveries.message_id = first.id and next_attempt_at is not null)
      and not exists (select from resends where resends.message_id = first.id)`,
};

/** PostgreSQL's own figures: nothing is counted. */
const READ_TABLES = {
  name: "read-table-sizes",
  text: `
    select pg_class.relname as name, greatest(reltuples, n_live_tup, 0)::float8 as rows, pg_total_relation_size(pg_class.oid)::float8 as bytes
    from pg_class join pg_stat_user_tables on pg_stat_user_tables.relid = pg_class.oid
    where schemaname = current_schema() and pg_class.relkind = 'r'`,
};

async function readTables(): Promise<RetentionState["tables"]> {
  const { rows } = await pool().query<{ name: string; rows: number; bytes: number }>(READ_TABLES);
  const known = rows.flatMap(({ name, ...size }) => (KEPT[name] ? [{ name, ...size, kept: KEPT[name] }] : []));
  const others = rows.filter(({ name }) => !KEPT[name]);
  const sum = (key: "rows" | "bytes") => others.reduce((total, table) => total + table[key], 0);
  known.sort((a, b) => b.bytes - a.bytes || a.name.localeCompare(b.name));
  return [...known, { name: OTHER_TABLES, rows: sum("rows"), bytes: sum("bytes"), kept: "always" }];
}

async function readRuns(now: Date): Promise<PurgeRunAnswer[]> {
  const last = await prisma().purgeRun.findFirst({ orderBy: { started: "desc" } });
  if (!last) return [];
  const where = { messages: { gt: 0 }, id: { not: last.id } };
  const before = await prisma().purgeRun.findMany({ where, orderBy: { started: "desc" }, take: RUNS - 1 });
  return [last, ...before].map((run) => ({
    id: run.id,
    started: run.started.toISOString(),
    ended: run.ended.toISOString(),
    messages: run.messages,
    state: run.done ? "done" : now.getTime() - run.ended.getTime() > INTERRUPTED_MS ? "interrupted" : "running",
  }));
}

async function readLastDay(now: Date): Promise<RetentionState["lastDay"]> {
  const started = { gte: new Date(now.getTime() - DAY_MS) };
  const { _sum, _count } = await prisma().purgeRun.aggregate({ where: { started }, _sum: { messages: true }, _count: true });
  return { messages: _sum.messages ?? 0, runs: _count };
}

/** What is stored, how long it is kept, and whether removing it keeps up. It costs the same however much there is. */
export async function getRetention(_operator: OperatorScope, clock: Clock = systemClock): Promise<RetentionState> {
  const now = clock.now();
  const [expired, tables, runs, lastDay] = await Promise.all([
    pool().query<{ expired: number; since: Date | null; oldest: Date | null }>({ ...READ_EXPIRED, values: [now] }),
    readTables(),
    readRuns(now),
    readLastDay(now),
  ]);
  const [row] = expired.rows;
  return {
    retentionMs: env().RETENTION,
    inboxTtlMs: env().INBOX_TTL,
    oldestMessage: row?.oldest?.toISOString() ?? null,
    expired: row?.expired ?? 0,
    overdueSince: row?.since?.toISOString() ?? null,
    behind: row?.since ? now.getTime() - row.since.getTime() > BEHIND_MS : false,
    lastDay,
    runs,
    tables,
  };
}
