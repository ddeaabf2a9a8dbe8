import { pool } from "@/lib/db";
import { pauseAskedFor } from "@/lib/delivery/receiver-backoff";
import type { SendingState } from "@/lib/delivery-log/sending-schema";
import { notFound } from "@/lib/errors";
import type { Hold } from "@/lib/lanes/schema";
import type { Scope } from "@/lib/scope";

/** More are not counted: it says as much. */
const MOST_COUNTED = 10_000;
/** The answer that asked for a pause is among the latest: until it is over only what was under way comes after it. */
const LATEST = 50;
const MINUTE_MS = 60_000;
const ASKING = /^(retry-after|x-rate-?limit-.+|ratelimit(-.+)?)$/i;

interface StateRow {
  host: string;
  blocked_until: Date | null;
  blocked_by: Hold | null;
  failing_since: Date | null;
  window: [startMs: number, attempts: number, failures: number][] | null;
  open_until: Date | null;
  probes_left: number | null;
  waiting: number;
}

const STATE = {
  name: "sending-state",
  text: `
    select consumers.host, lanes.blocked_until, lanes.blocked_by, lanes.failing_since,
      host_breakers."window", host_breakers.open_until, host_breakers.probes_left,
      (select count(*)::int from (
        select from deliveries where consumer_id = consumers.id and next_attempt_at is not null limit ${MOST_COUNTED}) open) as waiting
    from consumers
    left join lanes on lanes.consumer_id = consumers.id
    left join host_breakers on host_breakers.client_id = consumers.client_id and host_breakers.host = consumers.host
    where consumers.client_id = $1 and consumers.id = $2 and consumers.deleted_at is null`,
};

interface AnswerRow {
  id: string;
  message_id: string;
  response_status: number;
  response_headers: [string, string][] | null;
  ended: Date;
}

const ANSWERS = {
  name: "sending-state-answers",
  text: `
    select id, message_id, response_status, response_headers, started_at + duration_ms * interval '1 millisecond' as ended
    from attempts where client_id = $1 and consumer_id = $2 and response_status is not null order by id desc limit ${LATEST}`,
};

/** The answer that asked for a pause, with the headers by which it did. */
async function findRequest(scope: Scope, consumerId: string): Promise<NonNullable<SendingState["pause"]>["request"]> {
  const { rows } = await pool().query<AnswerRow>({ ...ANSWERS, values: [scope.clientId, consumerId] });
  const row = rows.find(({ response_status, response_headers, ended }) => pauseAskedFor(response_status, response_headers ?? [], ended));
  if (!row) return null;
  const headers = (row.response_headers ?? []).filter(([name]) => ASKING.test(name));
  return { messageId: row.message_id, attemptId: row.id, status: row.response_status, headers, at: row.ended.toISOString() };
}

function lastMinuteOf(window: StateRow["window"], now: Date): SendingState["lastMinute"] {
  const recent = (window ?? []).filter(([start]) => start > now.getTime() - MINUTE_MS);
  return {
    attempts: recent.reduce((sum, [, attempts]) => sum + attempts, 0),
    failures: recent.reduce((sum, [, , failures]) => sum + failures, 0),
  };
}

/**
 * Why a consumer's messages are, or are not, sent at this instant (product.md S4 to S6).
 * @throws AppError `not_found`
 */
export async function getSendingState(scope: Scope, consumerId: string, now: Date): Promise<SendingState> {
  const { rows } = await pool().query<StateRow>({ ...STATE, values: [scope.clientId, consumerId] });
  const [row] = rows;
  if (!row) throw notFound("Webhook consumer");
  const { host, blocked_by, blocked_until, open_until, probes_left } = row;
  const paused = blocked_by === "pause" && blocked_until !== null && blocked_until > now;
  const probing = open_until !== null && open_until <= now && probes_left !== null;
  const open = open_until !== null && (open_until > now || probing);
  return {
    host,
    waiting: row.waiting,
    pause: paused ? { until: blocked_until.toISOString(), request: await findRequest(scope, consumerId) } : null,
    breaker: open ? { openUntil: open_until.toISOString(), probing, probesLeft: probes_left } : null,
    lastMinute: lastMinuteOf(row.window, now),
    failingSince: row.failing_since?.toISOString() ?? null,
  };
}
