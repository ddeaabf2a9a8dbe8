import { createHash } from "node:crypto";
import { systemClock } from "@/lib/clock";
import { open, seal } from "@/lib/crypto/cipher";
import { pool } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { HeaderReader } from "@/lib/request-head";
import type { Scope } from "@/lib/scope";
import { invalid } from "@/lib/validation";

export const IDEMPOTENCY_KEPT_MS = 24 * 3_600_000;
/** A request without an answer for so long died with its process; its key is free again. */
const ABANDONED_MS = 60_000;

interface Stored {
  status: number;
  body: string | null;
}

/** What makes two requests the same, beside their client. */
interface KeyedRequest {
  key: string;
  /** Method and path. */
  route: string;
  bytes: Buffer;
}

/** @throws AppError `validation` when the header is not 1 to 255 printable ASCII characters */
export function readIdempotencyKey(headers: HeaderReader): string | undefined {
  const key = headers.get("idempotency-key");
  if (key === null) return undefined;
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return key;
  throw invalid([
    {
      itemId: "headers.Idempotency-Key",
      message: "An idempotency key has 1 to 255 printable ASCII characters.",
      validatorName: "idempotency_key",
    },
  ]);
}

/** Takes the key if it is free, expired or abandoned; no row comes back where another request holds it. */
const TAKE_KEY = {
  name: "take-idempotency-key",
  text: `
    insert into idempotency_keys as k (client_id, key, request_hash, created) values ($1, $2, $3, $4)
    on conflict (client_id, key) do update set request_hash = $3, created = $4, status = null, body = null
      where k.created <= $5 or (k.status is null and k.created <= $6)
    returning key`,
};

const FIND_ANSWER = {
  name: "find-idempotent-answer",
  text: "select request_hash, status, body from idempotency_keys where client_id = $1 and key = $2",
};

/** What a kept answer is sealed under. */
export function idempotencyContext(clientId: string, key: string): string {
  return `idempotency:${clientId}:${key}`;
}

async function storedAnswer(scope: Scope, key: string, hash: Buffer): Promise<Stored> {
  const { rows } = await pool().query<{ request_hash: Buffer; status: number | null; body: string | null }>({
    ...FIND_ANSWER,
    values: [scope.clientId, key],
  });
  const row = rows[0];
  if (row && !row.request_hash.equals(hash))
    throw new AppError("conflict", "This Idempotency-Key was used with another request. Use a new key for a new request.");
  if (row?.status == null)
    throw new AppError("conflict", "A request with this Idempotency-Key is still being worked on. Ask again in a moment.");
  return {
    status: row.status,
    body: row.body === null ? null : open(Buffer.from(row.body, "base64"), idempotencyContext(scope.clientId, key)).toString("utf8"),
  };
}

/**
 * Runs a request once: its repeats within 24 hours get the first one's answer, and the same key with another request is a
 * conflict. A request that fails frees its key. Answers are sealed, because some hold a secret that is shown once.
 */
export async function answerOnce(scope: Scope, request: KeyedRequest, run: () => Promise<Stored>): Promise<Stored> {
  const hash = createHash("sha256").update(`${request.route}\n`).update(request.bytes).digest();
  const now = systemClock.now();
  const values = [
    scope.clientId,
    request.key,
    hash,
    now,
    new Date(now.getTime() - IDEMPOTENCY_KEPT_MS),
    new Date(now.getTime() - ABANDONED_MS),
  ];
  const taken = await pool().query({ ...TAKE_KEY, values });
  if (taken.rows.length === 0) return storedAnswer(scope, request.key, hash);
  const mine = [scope.clientId, request.key, now];
  try {
    const answer = await run();
    const sealed =
      answer.body === null ? null : seal(Buffer.from(answer.body), idempotencyContext(scope.clientId, request.key)).toString("base64");
    await pool().query("update idempotency_keys set status = $4, body = $5 where client_id = $1 and key = $2 and created = $3", [
      ...mine,
      answer.status,
      sealed,
    ]);
    return answer;
  } catch (error) {
    await pool().query("delete from idempotency_keys where client_id = $1 and key = $2 and created = $3", mine);
    throw error;
  }
}
