import { bodyText } from "@/lib/delivery-log/body-text";
import { errorMessage } from "@/lib/delivery-log/error-messages";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

/** An attempt as it is stored. */
export interface AttemptRow {
  id: string;
  message_id: string;
  consumer_id: string;
  consumer_version: number;
  number: number;
  slot: number | null;
  trigger: AttemptAnswer["trigger"];
  triggered_by: string | null;
  replay_id: string | null;
  outcome: AttemptAnswer["outcome"];
  error_code: AttemptAnswer["errorCode"];
  error_detail: string | null;
  started_at: Date;
  duration_ms: number;
  request_method: string | null;
  request_url: string | null;
  request_headers: [string, string][] | null;
  request_body: Buffer | null;
  response_status: number | null;
  response_headers: [string, string][] | null;
  response_body: Buffer | null;
  response_truncated: boolean;
  dns_ms: number | null;
  connect_ms: number | null;
  tls_ms: number | null;
  first_byte_ms: number | null;
  remote_address: string | null;
  tls_version: string | null;
  certificate_expires: Date | null;
  transformation_version: number | null;
  transformation_ms: number | null;
  next_at: Date | null;
  next_reason: AttemptAnswer["next"]["reason"];
}

function requestOf(row: AttemptRow): AttemptAnswer["request"] {
  if (row.request_method === null) return null;
  const changed = row.request_body === null ? {} : { body: row.request_body.toString("utf8") };
  return { method: row.request_method, url: row.request_url ?? "", headers: row.request_headers ?? [], ...changed };
}

function responseOf(row: AttemptRow): AttemptAnswer["response"] {
  if (row.response_status === null) return null;
  const text = bodyText(row.response_body ?? Buffer.alloc(0), row.response_truncated);
  return { status: row.response_status, headers: row.response_headers ?? [], ...text, truncated: row.response_truncated };
}

function timingOf(row: AttemptRow): AttemptAnswer["timing"] {
  if (row.request_method === null) return null;
  return { dns: row.dns_ms, connect: row.connect_ms, tls: row.tls_ms, firstByte: row.first_byte_ms, total: row.duration_ms };
}

function remoteOf(row: AttemptRow): AttemptAnswer["remote"] {
  if (row.remote_address === null) return null;
  return { address: row.remote_address, tlsVersion: row.tls_version, certificateExpires: row.certificate_expires?.toISOString() ?? null };
}

/** The row as it is once the message's content was expunged (lib/retention/expunge-evidence.ts). */
export function withoutContent(row: AttemptRow): AttemptRow {
  const detail = row.error_code === "transformation_failed" ? null : row.error_detail;
  const url = row.transformation_version === null ? row.request_url : (/^[a-z]+:\/\/[^/?]+/.exec(row.request_url ?? "")?.[0] ?? null);
  return { ...row, request_url: url, request_body: null, response_body: null, response_headers: null, error_detail: detail };
}

/** The one way from a row to the API's Attempt. A body is there only where it differs from the message's envelope. */
export function attemptAnswer(row: AttemptRow): AttemptAnswer {
  return {
    id: row.id,
    messageId: row.message_id,
    webhookId: row.consumer_id,
    webhookVersion: row.consumer_version,
    number: row.number,
    slot: row.slot,
    trigger: row.trigger,
    triggeredBy: row.triggered_by,
    replayId: row.replay_id,
    outcome: row.outcome,
    errorCode: row.error_code,
    errorMessage: errorMessage(row.error_code, { status: row.response_status, detail: row.error_detail }),
    startedAt: row.started_at.toISOString(),
    durationMs: row.duration_ms,
    request: requestOf(row),
    response: responseOf(row),
    timing: timingOf(row),
    remote: remoteOf(row),
    transformation:
      row.transformation_version === null ? null : { version: row.transformation_version, durationMs: row.transformation_ms ?? 0 },
    next: { at: row.next_at?.toISOString() ?? null, reason: row.next_reason },
  };
}
