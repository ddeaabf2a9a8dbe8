import type { Access } from "@/lib/access/actor";
import { recentAnswer } from "@/lib/access/recent-answers";
import { ZAPIER_SCOPE } from "@/lib/access/roles";
import { hashKey } from "@/lib/api-keys/generate-key";
import { systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { log } from "@/lib/log";
import { type Actor, ZAPIER_ACTOR } from "@/lib/scope";
import { invalid } from "@/lib/validation";

/** Longer than any key of ours; what is longer is not looked up. */
const MAX_KEY_LENGTH = 512;
const LAST_USED_EVERY_MS = 60_000;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

interface KeyRow {
  id: string;
  name: string;
  scopes: string[];
  key_client: string | null;
  last_used: Date | null;
  /** The client the request is for, if it exists. */
  client_id: string | null;
  suspended: boolean;
}

/**
 * Asked ten times a second a key at the most; what revokes one waits until that is over (`untilAskedAnew`), and only then says that it
 * is done. `$2` is the client an operator's key asks for.
 */
const FIND_KEY = {
  name: "find-api-key",
  text: `
    select k.id, k.name, k.scopes, k.client_id as key_client, k.last_used, c.id as client_id, c.suspended_at is not null as suspended
    from api_keys k left join clients c on c.id = coalesce(k.client_id, $2::uuid)
    where k.hash = $1 and k.revoked_at is null`,
};

const TOUCH_KEY = {
  name: "touch-api-key",
  text: "update api_keys set last_used = $2 where id = $1 and (last_used is null or last_used <= $3)",
};

/**
 * The key of an Authorization header: `Bearer KEY`, or `Basic base64(KEY)` with or without a trailing colon.
 * @returns undefined where the header has neither form
 */
export function readKey(header: string): string | undefined {
  const match = /^(Basic|Bearer) +(\S+) *$/i.exec(header);
  if (!match?.[1] || !match[2]) return undefined;
  const text = match[1].toLowerCase() === "basic" ? Buffer.from(match[2], "base64").toString("utf8").replace(/:$/, "") : match[2];
  return text === "" || text.length > MAX_KEY_LENGTH ? undefined : text;
}

function unauthenticated(): AppError {
  return new AppError("unauthenticated", "Send a valid API key: Authorization: Basic base64(API_KEY), or Bearer API_KEY.");
}

/** Written at most once a minute a key, and never waited for: it must not slow or fail a request. */
function touch(row: KeyRow): void {
  const now = systemClock.now();
  const before = new Date(now.getTime() - LAST_USED_EVERY_MS);
  if (row.last_used && row.last_used > before) return;
  // The row may be shared by many requests, of which one notes the use.
  row.last_used = now;
  pool()
    .query({ ...TOUCH_KEY, values: [row.id, now, before] })
    .catch((error) => log().warn({ err: error, apiKeyId: row.id }, "api_key.touch_failed"));
}

/** Which client the request is for. @throws AppError */
function clientOf(row: KeyRow, wanted: string | null): string {
  if (row.key_client === null && wanted === null) {
    throw invalid([
      { itemId: "headers.X-Client-Id", message: "An operator key names the client it acts for in X-Client-Id.", validatorName: "required" },
    ]);
  }
  if (row.key_client !== null && wanted !== null && wanted.toLowerCase() !== row.key_client) {
    throw new AppError("forbidden", "This API key belongs to another client than the one in X-Client-Id.");
  }
  if (row.client_id === null) throw notFound("Client");
  if (row.suspended) throw new AppError("forbidden", "This client is suspended. Ask the operator of this service.");
  return row.client_id;
}

/** What Zapier does is Zapier's, whichever of its keys it was done with: they replace each other. */
function actorOf(row: KeyRow, address: string | undefined): Actor {
  const actor = row.scopes.includes(ZAPIER_SCOPE) ? ZAPIER_ACTOR : { id: `key:${row.id}`, name: row.name };
  return address === undefined ? actor : { ...actor, address };
}

async function findKey(hash: Buffer, clientId: string | null): Promise<KeyRow | undefined> {
  const { rows } = await pool().query<KeyRow>({ ...FIND_KEY, values: [hash, clientId] });
  return rows[0];
}

/**
 * Lets an API key in.
 * @param clientHeader the X-Client-Id header, which operator keys need
 * @param address where the request came from, for the audit log
 * @throws AppError `unauthenticated`, `validation` (X-Client-Id), `not_found` (no such client), `forbidden` (suspended)
 */
export async function authenticateKey(authorization: string, clientHeader: string | null, address?: string): Promise<Access> {
  const key = readKey(authorization);
  if (key === undefined) throw unauthenticated();
  const wanted = clientHeader?.trim() || null;
  const isUuid = wanted !== null && UUID.test(wanted);
  const hash = hashKey(key);
  const row = await recentAnswer(`${hash.toString("base64")} ${wanted}`, () => findKey(hash, isUuid ? wanted : null));
  if (!row) throw unauthenticated();
  if (wanted !== null && !isUuid) {
    throw invalid([{ itemId: "headers.X-Client-Id", message: "X-Client-Id is the uuid of a client.", validatorName: "uuid" }]);
  }
  const clientId = clientOf(row, wanted);
  touch(row);
  return { kind: "key", keyId: row.id, scopes: row.scopes, scope: { clientId, actor: actorOf(row, address) } };
}
