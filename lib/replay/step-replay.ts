import type { Queryable } from "@/lib/db";
import { idBefore } from "@/lib/replay/message-range";
import { type PageRequest, releasePage } from "@/lib/replay/release-page";

/** Pages are a fifth of a second's worth, so that a receiver sees a stream and not a burst each second. */
const PAGES_A_SECOND = 5;
const MAX_PAGE = 1_000;
/** What a caller that comes late may make up for. */
const CATCH_UP_MS = 1_000;
/** A message is in the ledger a moment after the instant its id tells of; nobody walks over that moment. */
const LEDGER_LAG_MS = 2_000;
/** Released and not yet attempted: beyond it the receiver is slower than the pace, or held, and releasing more helps nobody. */
const MAX_WAITING = 1_000;
const LOOK_AGAIN_MS = 1_000;
/** A disabled consumer's replay waits for it to be enabled, a suspended client's for it to be resumed. */
const HELD_MS = 10_000;

type Row = PageRequest["replay"] & {
  pace: number;
  cursor: string | null;
  rests: Date | null;
  held: boolean;
  deleted: boolean;
};

/** What one step did. */
export interface Step {
  replayId: string;
  consumerId: string;
  released: number;
  finished: "completed" | "cancelled" | null;
}

/** What is written of a step. */
interface Progress {
  cursor: string | null;
  released: number;
  restsUntil: Date;
  finished: Step["finished"];
}

/** A consumer that is being changed at the moment is left for the next call, as is a replay that another process has. */
const TAKE_DUE = {
  name: "take-due-replay",
  text: `
    select r.id, r.client_id as "clientId", r.consumer_id as "consumerId", r.kind, r.since, r.until, r.event_types as "eventTypes",
           r.created_by as "createdBy", r.pace, r.cursor, r.lease_until as rests,
           c.disabled_at is not null or clients.suspended_at is not null as held, c.deleted_at is not null as deleted
    from replays r join consumers c on c.id = r.consumer_id join clients on clients.id = r.client_id
    where r.status in ('pending', 'running') and (r.lease_until is null or r.lease_until <= $1)
    order by r.lease_until nulls first, r.id limit 1
    for no key update of r skip locked for share of c skip locked`,
};

const COUNT_RESENDS = {
  name: "count-waiting-resends",
  text: `select count(*)::int as count from (select from resends where replay_id = $1 limit ${MAX_WAITING}) waiting`,
};
const COUNT_DUE = {
  name: "count-waiting-deliveries",
  text: `select count(*)::int as count from (select from deliveries where consumer_id = $1 and next_attempt_at <= $2 limit ${MAX_WAITING}) waiting`,
};

/**
 * Attempts count themselves when they are settled, so only what was created here is counted here. What was counted at the start may
 * have succeeded, failed or expired since: at the end, the total is what there was.
 */
const WRITE_PROGRESS = {
  name: "write-replay-progress",
  text: `
    update replays set
      cursor = $2, lease_until = $3,
      status = coalesce($4::replay_status, 'running'),
      finished = case when $4 is null then null else $5::timestamptz end,
      done = done + case when kind = 'missing' then $6::int else 0 end,
      total = case when $4 = 'completed' then done else greatest(total, done) end
    where id = $1`,
};

const later = (from: Date, ms: number) => new Date(from.getTime() + ms);

/** Released and not yet attempted, counted no further than it matters. */
async function countWaiting(db: Queryable, replay: Row, now: Date): Promise<number> {
  const statement =
    replay.kind === "failed" ? { ...COUNT_RESENDS, values: [replay.id] } : { ...COUNT_DUE, values: [replay.consumerId, now] };
  const { rows } = await db.query<{ count: number }>(statement);
  return rows[0]?.count ?? 0;
}

/** At the end of its range: complete, once what it released has been attempted. */
async function finish(db: Queryable, replay: Row, cursor: string, now: Date): Promise<Progress> {
  const isWaiting = replay.kind === "failed" && (await countWaiting(db, replay, now)) > 0;
  return { cursor, released: 0, restsUntil: later(now, isWaiting ? LOOK_AGAIN_MS : 0), finished: isWaiting ? null : "completed" };
}

/** Releases a page. Its size sets the rest after it, whoever takes the next. */
async function page(db: Queryable, replay: Row, now: Date): Promise<Progress> {
  const end = idBefore(replay.until);
  const after = replay.cursor ?? idBefore(replay.since);
  if (after === end) return finish(db, replay, end, now);
  const lagged = later(now, -LEDGER_LAG_MS);
  const limit = Math.min(MAX_PAGE, Math.ceil(replay.pace / PAGES_A_SECOND));
  const before = lagged < replay.until ? idBefore(lagged) : end;
  const taken = await releasePage(db, { replay, after, before, limit, now });
  const cursor = taken.isLast && before === end ? end : taken.cursor;
  if (taken.isLast && before !== end) {
    return { cursor, released: taken.released, restsUntil: later(replay.until, LEDGER_LAG_MS), finished: null };
  }
  const base = Math.max(replay.rests?.getTime() ?? now.getTime(), now.getTime() - CATCH_UP_MS);
  const restsUntil = new Date(base + Math.round((taken.released * 1_000) / replay.pace));
  return { cursor, released: taken.released, restsUntil, finished: null };
}

async function progressOf(db: Queryable, replay: Row, now: Date): Promise<Progress> {
  const still = { cursor: replay.cursor, released: 0 };
  if (replay.deleted) return { ...still, restsUntil: now, finished: "cancelled" };
  if (replay.held) return { ...still, restsUntil: later(now, HELD_MS), finished: null };
  const atEnd = replay.cursor === idBefore(replay.until);
  if (!atEnd && (await countWaiting(db, replay, now)) >= MAX_WAITING) {
    return { ...still, restsUntil: later(now, LOOK_AGAIN_MS), finished: null };
  }
  return page(db, replay, now);
}

/**
 * One step of the replay that is due first and that nobody else has: a page, its end, or the finding that it must wait.
 * For use in a transaction of its own.
 * @returns null where there is none
 */
export async function stepReplay(db: Queryable, now: Date): Promise<Step | null> {
  const { rows } = await db.query<Row>({ ...TAKE_DUE, values: [now] });
  const replay = rows[0];
  if (!replay) return null;
  const { cursor, released, restsUntil, finished } = await progressOf(db, replay, now);
  await db.query({ ...WRITE_PROGRESS, values: [replay.id, cursor, restsUntil, finished, now, released] });
  return { replayId: replay.id, consumerId: replay.consumerId, released, finished };
}
