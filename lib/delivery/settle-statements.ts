import { latencyStep } from "@/lib/delivery/latency-scale";
import type { Settlement } from "@/lib/delivery/settlement";
import { type ArrayType, type ArrayValue, BinaryArrays } from "@/lib/postgres/binary-arrays";

/** An enumeration travels as text: its own type's number differs from database to database. */
type Enumeration = "attempt_trigger" | "attempt_outcome" | "delivery_status" | "waiting_for";
type Column = [column: string, type: ArrayType | Enumeration, value: (settlement: Settlement) => ArrayValue];

/** PostgreSQL's text has no NUL. */
function plainText(text: string | null): string | null {
  return text?.replaceAll("\u0000", "�") ?? null;
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** One list says what is written of an attempt: the column, its type, and where its value comes from. Statement and parameters both follow it. */
const COLUMNS: Column[] = [
  ["id", "text", (s) => s.attemptId],
  ["message_id", "text", (s) => s.messageId],
  ["consumer_id", "uuid", (s) => s.consumerId],
  ["consumer_version", "int", (s) => s.consumerVersion],
  ["slot", "smallint", (s) => s.slot],
  ["trigger", "attempt_trigger", (s) => s.trigger],
  ["triggered_by", "text", (s) => s.resend?.triggeredBy ?? null],
  ["replay_id", "uuid", (s) => s.resend?.replayId ?? null],
  ["outcome", "attempt_outcome", (s) => s.outcome],
  ["error_code", "text", (s) => s.errorCode],
  ["error_detail", "text", (s) => plainText(s.errorDetail)],
  ["started_at", "timestamptz", (s) => s.startedAt],
  ["duration_ms", "real", (s) => s.durationMs],
  ["request_method", "text", (s) => s.request?.method ?? null],
  ["request_url", "text", (s) => s.request?.url ?? null],
  ["request_headers", "json", (s) => json(s.request?.headers)],
  ["request_body", "bytea", (s) => s.request?.body ?? null],
  ["response_status", "smallint", (s) => s.exchange?.response?.status ?? null],
  ["response_headers", "json", (s) => json(s.exchange?.response?.headers)],
  ["response_body", "bytea", (s) => s.exchange?.response?.body ?? null],
  ["response_truncated", "boolean", (s) => s.exchange?.response?.truncated ?? false],
  ["dns_ms", "real", (s) => s.exchange?.timing.dns ?? null],
  ["connect_ms", "real", (s) => s.exchange?.timing.connect ?? null],
  ["tls_ms", "real", (s) => s.exchange?.timing.tls ?? null],
  ["first_byte_ms", "real", (s) => s.exchange?.timing.firstByte ?? null],
  ["remote_address", "text", (s) => s.exchange?.remote?.address ?? null],
  ["tls_version", "text", (s) => s.exchange?.remote?.tlsVersion ?? null],
  ["certificate_expires", "timestamptz", (s) => s.exchange?.remote?.certificateExpires ?? null],
  ["transformation_version", "int", (s) => s.transformation?.version ?? null],
  ["transformation_ms", "real", (s) => s.transformation?.durationMs ?? null],
  ["next_at", "timestamptz", (s) => s.nextAt],
  ["next_reason", "text", (s) => s.nextReason],
];

/** What settling needs beside the attempt's own columns. */
const DECISIONS: Column[] = [
  ["lease_token", "uuid", (s) => s.leaseToken],
  ["status", "delivery_status", (s) => s.status],
  ["next_slot", "smallint", (s) => s.nextSlot],
  ["waiting_for", "waiting_for", (s) => (s.nextAt === null ? null : s.nextReason === "pause" ? "pause" : "schedule")],
  ["latency_step", "smallint", (s) => latencyStep(s.durationMs)],
  ["resend_id", "bigint", (s) => s.resend?.id ?? null],
];

const INPUT = [...COLUMNS, ...DECISIONS];
const names = COLUMNS.map(([column]) => column);

const ENUMERATIONS = new Set<string>(["attempt_trigger", "attempt_outcome", "delivery_status", "waiting_for"] satisfies Enumeration[]);
const isEnumeration = (type: ArrayType | Enumeration): type is Enumeration => ENUMERATIONS.has(type);
const wireType = (type: ArrayType | Enumeration): ArrayType => (isEnumeration(type) ? "text" : type);

/** What an attempt takes with headers both ways and a short answer. */
const BYTES_AN_ATTEMPT = 2_048;

export function settleValues(settlements: Settlement[]): (Buffer | null)[] {
  const arrays = new BinaryArrays(settlements.length * BYTES_AN_ATTEMPT);
  return INPUT.map(([, type, value]) => arrays.array(wireType(type), settlements.map(value)));
}

/** A delivery of the schedule, while its lease is ours. One whose next instant was taken away meanwhile gets no new one. */
const BY_SCHEDULE = `
    settled as (
      update deliveries set
        status = case when next_attempt_at is null and input.outcome = 'failure' then deliveries.status else input.status end,
        attempt_count = attempt_count + 1,
        slot = input.next_slot,
        next_attempt_at = case when next_attempt_at is null then null else input.next_at end,
        waiting_for = case when next_attempt_at is null then null else input.waiting_for end,
        lease_token = null,
        lease_until = null
      from input
      where deliveries.message_id = input.message_id and deliveries.consumer_id = input.consumer_id and deliveries.lease_token = input.lease_token
      returning input.id, deliveries.client_id, deliveries.attempt_count
    ),
    health as (
      select consumer_id, bool_or(outcome <> 'failure') as well, min(started_at) as first_at, max(started_at) as last_at
      from input join settled using (id) where trigger = 'schedule' group by consumer_id
    ),
    noted as (
      update lanes set
        failing_since = case when health.well then null else coalesce(lanes.failing_since, health.first_at) end,
        last_failed_at = case when health.well then lanes.last_failed_at else health.last_at end
      from health
      where lanes.consumer_id = health.consumer_id
        and case when health.well then lanes.failing_since is not null
            else lanes.failing_since is null or lanes.last_failed_at < health.last_at - interval '1 minute' end
    )`;

/** An attempt outside the schedule, while the lease of its request is ours: success ends the delivery, failure leaves its schedule alone. */
const OUTSIDE_SCHEDULE = `
    taken as (
      delete from resends using input where resends.id = input.resend_id and resends.lease_token = input.lease_token
      returning resends.id
    ),
    settled as (
      update deliveries set
        status = case when input.outcome <> 'failure' then input.status when deliveries.status = 'Sending' then 'Attempting' else deliveries.status end,
        attempt_count = attempt_count + 1,
        next_attempt_at = case when input.outcome = 'failure' then next_attempt_at end,
        waiting_for = case when input.outcome = 'failure' then deliveries.waiting_for end
      from input join taken on taken.id = input.resend_id
      where deliveries.message_id = input.message_id and deliveries.consumer_id = input.consumer_id
      returning input.id, deliveries.client_id, deliveries.attempt_count
    ),
    progress as (
      select replay_id, count(*) as done, count(*) filter (where outcome <> 'failure') as succeeded
      from input join settled using (id) where replay_id is not null group by replay_id
    ),
    progressed as (
      update replays set done = replays.done + progress.done, succeeded = replays.succeeded + progress.succeeded,
        failed = replays.failed + progress.done - progress.succeeded
      from progress where replays.id = progress.replay_id
    )`;

function statement(name: string, settled: string) {
  return {
    name,
    text: `
    with input as (
      select ${INPUT.map(([column, type]) => (isEnumeration(type) ? `${column}::${type}` : column)).join(", ")}
      from unnest(${INPUT.map(([, type], i) => `$${i + 1}::${wireType(type)}[]`).join(", ")}) as t(${INPUT.map(([column]) => column).join(", ")})
    ),
    ${settled},
    attempted as (
      insert into attempts (client_id, number, ${names.join(", ")})
      select settled.client_id, settled.attempt_count, ${names.map((column) => `input.${column}`).join(", ")}
      from input join settled on settled.id = input.id
    ),
    counted as (
      insert into attempt_counts (consumer_id, client_id, start, outcome, latency_step, count)
      select input.consumer_id, settled.client_id, date_bin('5 minutes', input.started_at, 'epoch'), input.outcome, input.latency_step, count(*)
      from input join settled on settled.id = input.id
      group by 1, 2, 3, 4, 5 order by 1, 3, 4, 5
      on conflict (consumer_id, start, outcome, latency_step) do update set count = attempt_counts.count + excluded.count
    )
    select id from settled`,
  };
}

export const SETTLE_SCHEDULED = statement("settle-deliveries", BY_SCHEDULE);
export const SETTLE_RESENT = statement("settle-resends", OUTSIDE_SCHEDULE);
