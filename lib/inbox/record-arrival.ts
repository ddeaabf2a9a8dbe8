import { type Clock, systemClock } from "@/lib/clock";
import { MASK } from "@/lib/consumers/schema";
import { inTransaction, pool, type Queryable } from "@/lib/db";
import { newInboxRequestId } from "@/lib/ids";
import { inboxCutoff } from "@/lib/inbox/find-inbox";
import { KEPT_REQUESTS } from "@/lib/inbox/schema";
import { INBOX_TOKEN } from "@/lib/outbound/own-inbox";

/** One request for an inbox, read as far as it is kept. */
export interface Arrival {
  token: string;
  method: string;
  /** With its question mark; empty without. */
  query: string;
  headers: [string, string][];
  body: Buffer;
  /** Bytes that were read. */
  size: number;
  truncated: boolean;
  remote: string | undefined;
}

/** What its sender is answered. */
export interface Reply {
  status: number;
  /** Seconds; only with 429 and 503. */
  retryAfter?: number;
  /** Of what was kept; null where nothing was. */
  requestId: string | null;
}

const MAX_QUERY = 2_048;
/** A place is free again every so many milliseconds … */
const SPACING_MS = 50;
/** … and so many requests may come at once. */
const BURST = 100;
/** What senders are told to wait, in seconds, so that waiting can be tried as well. */
const WAIT_S = 10;

/** Values that are secret whoever sends them. */
const CREDENTIALS = ["authorization", "proxy-authorization", "cookie"];

/**
 * Takes a place in the inbox's rate (GCRA) and holds its row until the commit, so that of two arrivals the second trims what the
 * first wrote. The client's own custom headers are secret: they are masked wherever they are shown.
 */
const TAKE_PLACE = {
  name: "take-inbox-place",
  text: `
    update inboxes set last_used = $2, used_until = greatest(used_until, $2) + interval '${SPACING_MS} milliseconds'
    where token = $1 and last_used > $3 and used_until <= $2::timestamptz + interval '${SPACING_MS * (BURST - 1)} milliseconds'
    returning id, answer_status, array(
      select distinct lower(h.name) from consumer_headers h join consumers c on c.id = h.consumer_id where c.client_id = inboxes.client_id
    ) as secret_names`,
};

const IS_THERE = { name: "is-inbox-there", text: "select from inboxes where token = $1 and last_used > $2" };

const KEEP = {
  name: "keep-inbox-request",
  text: `
    with dropped as (
      delete from inbox_requests
      where id in (select id from inbox_requests where inbox_id = $2 order by id desc offset ${KEPT_REQUESTS - 1})
    )
    insert into inbox_requests (id, inbox_id, received, method, query, headers, body, size, truncated, remote, answered)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
};

interface Place {
  id: string;
  answer_status: number;
  secret_names: string[];
}

function masked(headers: Arrival["headers"], secretNames: string[]): Arrival["headers"] {
  const secret = new Set([...CREDENTIALS, ...secretNames]);
  return headers.map(([name, value]) => [name, secret.has(name.toLowerCase()) ? MASK : value]);
}

async function keep(db: Queryable, arrival: Arrival, now: Date): Promise<Reply | undefined> {
  const { rows } = await db.query<Place>({ ...TAKE_PLACE, values: [arrival.token, now, inboxCutoff(now)] });
  const [place] = rows;
  if (!place) return undefined;
  const id = newInboxRequestId(now);
  const { method, query, body, size, truncated, remote } = arrival;
  const headers = JSON.stringify(masked(arrival.headers, place.secret_names));
  const values = [
    id,
    place.id,
    now,
    method,
    query.slice(0, MAX_QUERY),
    headers,
    body,
    size,
    truncated,
    remote ?? null,
    place.answer_status,
  ];
  await db.query({ ...KEEP, values });
  const asksToWait = place.answer_status === 429 || place.answer_status === 503;
  return { status: place.answer_status, requestId: id, ...(asksToWait ? { retryAfter: WAIT_S } : {}) };
}

/**
 * Keeps a request that came for an inbox, and the last hundred only. Who knows the URL may send here, so nothing is asked for;
 * what comes faster than 20 a second, beyond a hundred at once, is not kept.
 * @returns what to answer: what the inbox is set to; 404 where there is none; 429 for what came too fast
 */
export async function recordArrival(arrival: Arrival, clock: Clock = systemClock): Promise<Reply> {
  if (!INBOX_TOKEN.test(arrival.token)) return { status: 404, requestId: null };
  const now = clock.now();
  const kept = await inTransaction(pool(), (db) => keep(db, arrival, now));
  if (kept) return kept;
  const { rowCount } = await pool().query({ ...IS_THERE, values: [arrival.token, inboxCutoff(now)] });
  return rowCount === 0 ? { status: 404, requestId: null } : { status: 429, retryAfter: 1, requestId: null };
}
