import { type Clock, systemClock } from "@/lib/clock";
import { pool, type Queryable } from "@/lib/db";
import {
  type BacklogAnswer,
  MAX_BACKLOG_COUNTED,
  MAX_BACKLOGS,
  MAX_COUNTED,
  type QueueOverview,
  type QueueReason,
} from "@/lib/delivery-log/queue-schema";
import { readQueueState } from "@/lib/delivery-log/read-queue-state";
import type { Hold } from "@/lib/lanes/schema";
import type { OperatorScope } from "@/lib/scope";

const STEP_MS = 5 * 60_000;
const STEPS = 12;
/** Longer than any lane is held by anything but a person. */
const FOR_GOOD = new Date("9000-01-01T00:00:00.000Z");
const SHOWN_BACKLOGS = 20;
const SHOWN_CLIENTS = 10;

/**
 * The lanes with work, those waiting longest first, each with its first open deliveries: they are the ones that are due, and that
 * workers lease. Lanes are a row a consumer, so ordering them costs little; a backlog is read no further than its bound, in the order
 * of its index, so that one of a million costs what one of a thousand does.
 */
export const READ_BACKLOGS = {
  name: "read-backlogs",
  text: `
    with longest as (
      select consumer_id, client_id, blocked_until, blocked_by from lanes
      where due_at is not null order by due_at limit ${MAX_BACKLOGS + 1}
    )
    select longest.*, clients.name as client_name, clients.suspended_at is not null as suspended, consumers.url,
      open.waiting + asked.waiting as waiting, open.due + asked.due as due, open.in_flight + asked.in_flight as in_flight,
      least(open.next_at, asked.next_at) as next_at
    from longest join clients on clients.id = longest.client_id join consumers on consumers.id = longest.consumer_id
    cross join lateral (
      select count(*)::int as waiting,
        count(*) filter (where next_attempt_at <= $1 and (lease_until is null or lease_until <= $1))::int as due,
        count(*) filter (where lease_until > $1)::int as in_flight,
        min(next_attempt_at) filter (where lease_until is null or lease_until <= $1) as next_at
      from (
        select next_attempt_at, lease_until from deliveries
        where deliveries.consumer_id = longest.consumer_id and next_attempt_at is not null
        order by consumer_id, next_attempt_at limit ${MAX_BACKLOG_COUNTED}
      ) first
    ) open
    cross join lateral (
      select count(*)::int as waiting,
        count(*) filter (where due_at <= $1 and (lease_until is null or lease_until <= $1))::int as due,
        count(*) filter (where lease_until > $1)::int as in_flight,
        min(due_at) filter (where lease_until is null or lease_until <= $1) as next_at
      from (
        select due_at, lease_until from resends where resends.consumer_id = longest.consumer_id
        order by consumer_id, due_at limit ${MAX_BACKLOG_COUNTED}
      ) first
    ) asked`,
};

interface BacklogRow {
  consumer_id: string;
  client_id: string;
  client_name: string;
  suspended: boolean;
  url: string;
  blocked_until: Date | null;
  blocked_by: Hold | null;
  waiting: number;
  due: number;
  in_flight: number;
  next_at: Date | null;
}

/** A breaker's hold goes on after its end, until its probes have decided. */
function reasonOf({ suspended, blocked_by, blocked_until, due, in_flight }: BacklogRow, now: Date): QueueReason {
  if (suspended) return "suspended";
  if (blocked_by === "breaker" || (blocked_by !== null && blocked_until !== null && blocked_until > now)) return blocked_by;
  return due + in_flight > 0 ? "none" : "schedule";
}

function backlogOf(row: BacklogRow, now: Date): BacklogAnswer {
  const reason = reasonOf(row, now);
  const held = reason === "none" || reason === "suspended" ? null : reason === "schedule" ? row.next_at : row.blocked_until;
  return {
    consumerId: row.consumer_id,
    clientId: row.client_id,
    clientName: row.client_name,
    url: row.url,
    waiting: row.waiting,
    due: row.due,
    inFlight: row.in_flight,
    oldestDue: row.next_at && row.next_at <= now ? row.next_at.toISOString() : null,
    reason,
    until: held && held < FOR_GOOD ? held.toISOString() : null,
  };
}

function sum<T>(rows: readonly T[], count: (row: T) => number): number {
  return rows.reduce((total, row) => total + count(row), 0);
}

function groups<K, T>(rows: readonly T[], key: (row: T) => K): [K, T[]][] {
  const found = new Map<K, T[]>();
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row]);
  return [...found];
}

function byReason(backlogs: readonly BacklogAnswer[]): QueueOverview["reasons"] {
  return groups(backlogs, ({ reason }) => reason)
    .map(([reason, of]) => ({ reason, consumers: of.length, deliveries: sum(of, ({ waiting }) => waiting) }))
    .sort((a, b) => b.deliveries - a.deliveries);
}

function byClient(backlogs: readonly BacklogAnswer[]): QueueOverview["clients"] {
  return groups(backlogs, ({ clientId }) => clientId)
    .map(([id, of]) => ({
      id,
      name: of[0]?.clientName ?? "",
      waiting: sum(of, ({ waiting }) => waiting),
      due: sum(of, ({ due }) => due),
      consumers: of.length,
    }))
    .sort((a, b) => b.waiting - a.waiting)
    .slice(0, SHOWN_CLIENTS);
}

/** Client by client, since that is how the counts are indexed. */
const READ_RATE = {
  name: "read-attempt-rate",
  text: `
    select start, outcome, sum(count)::int as count
    from clients cross join lateral (
      select start, outcome, count from attempt_counts where client_id = clients.id and start >= $1
    ) recent
    group by 1, 2`,
};

async function readRate(db: Queryable, now: Date): Promise<QueueOverview["rate"]> {
  const last = Math.floor(now.getTime() / STEP_MS) * STEP_MS;
  const starts = Array.from({ length: STEPS }, (_, n) => last - (STEPS - 1 - n) * STEP_MS);
  const { rows } = await db.query<{ start: Date; outcome: "success" | "failure" | "cancelled"; count: number }>({
    ...READ_RATE,
    values: [new Date(starts[0] ?? last)],
  });
  const of = (start: number, outcome: string) => rows.find((row) => row.start.getTime() === start && row.outcome === outcome)?.count ?? 0;
  return starts.map((start) => ({
    start: new Date(start).toISOString(),
    success: of(start, "success"),
    failure: of(start, "failure"),
    cancelled: of(start, "cancelled"),
  }));
}

/**
 * What waits to be delivered, over all clients: how much, for whom, for how long and for what. It reads bounded stretches of indexes
 * and small tables only, so that it may be asked every few seconds however long the queue is.
 */
export async function getQueueOverview(_operator: OperatorScope, clock: Clock = systemClock): Promise<QueueOverview> {
  const now = clock.now();
  const db = pool();
  const [state, backlogRows, rate] = await Promise.all([
    readQueueState(db, now),
    db.query<BacklogRow>({ ...READ_BACKLOGS, values: [now] }),
    readRate(db, now),
  ]);
  const all = backlogRows.rows.map((row) => backlogOf(row, now)).filter(({ waiting }) => waiting > 0);
  all.sort((a, b) => b.waiting - a.waiting || b.due - a.due || (a.oldestDue ?? "z").localeCompare(b.oldestDue ?? "z"));
  const free = all.filter(({ reason }) => reason === "none");
  const due = sum(free, (backlog) => backlog.due);
  const oldest = free
    .map(({ oldestDue }) => oldestDue)
    .filter((at) => at !== null)
    .sort()[0];
  return {
    at: now.toISOString(),
    depth: Math.min(
      MAX_COUNTED,
      Math.max(
        state.depth,
        sum(all, ({ waiting }) => waiting),
      ),
    ),
    due,
    held: sum(all, (backlog) => backlog.due) - due,
    inFlight: sum(all, ({ inFlight }) => inFlight),
    oldestDueSeconds: oldest ? (now.getTime() - Date.parse(oldest)) / 1_000 : 0,
    partial: backlogRows.rows.length > MAX_BACKLOGS || all.some(({ waiting }) => waiting >= MAX_BACKLOG_COUNTED),
    reasons: byReason(all),
    backlogs: all.slice(0, SHOWN_BACKLOGS),
    clients: byClient(all),
    rate,
  };
}
