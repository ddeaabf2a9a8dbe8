import { type Clock, systemClock } from "@/lib/clock";
import { openSigningKey } from "@/lib/consumers/secret-key";
import { pool } from "@/lib/db";
import { type SigningKey, signingKeyOf } from "@/lib/delivery/signing-key";
import { bodyText } from "@/lib/delivery-log/body-text";
import { inboxAnswer, requireInbox } from "@/lib/inbox/find-inbox";
import type { InboxPage, InboxRequest } from "@/lib/inbox/schema";
import { verifySignature } from "@/lib/inbox/verify-signature";
import type { Scope } from "@/lib/scope";

interface ArrivalRow {
  id: string;
  received: Date;
  method: string;
  query: string;
  headers: [string, string][];
  body: Buffer;
  size: number;
  truncated: boolean;
  remote: string | null;
  answered: number;
}

interface Secret {
  sign: SigningKey;
  expiresAt: Date | null;
}

const READ_ARRIVALS = {
  name: "read-inbox-arrivals",
  text: `
    select id, received, method, query, headers, body, size, truncated, remote, answered from inbox_requests
    where inbox_id = $1 and ($2::text is null or id < $2) order by id desc limit $3`,
};

const READ_SECRETS = {
  name: "read-inbox-secrets",
  text: "select sealed_key, expires_at from consumer_secrets where consumer_id = $1",
};

async function readSecrets(consumerId: string): Promise<Secret[]> {
  const { rows } = await pool().query<{ sealed_key: Buffer; expires_at: Date | null }>({ ...READ_SECRETS, values: [consumerId] });
  return rows.map((row) => ({ sign: signingKeyOf(openSigningKey(consumerId, row.sealed_key)), expiresAt: row.expires_at }));
}

/** The secrets that were live when it arrived: a rotation since makes no signature wrong. */
function arrival(row: ArrivalRow, secrets: Secret[]): InboxRequest {
  const { received, body, ...rest } = row;
  const live = secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > received);
  const keys = live.map(({ sign, expiresAt }) => ({ sign, earlier: expiresAt !== null }));
  return { ...rest, ...bodyText(body, row.truncated), received: received.toISOString(), signature: verifySignature(row, keys) };
}

/**
 * What arrived in a consumer's inbox, newest first, each judged by the consumer's secrets.
 * @param page `cursor` is the id of a request: the page begins after it
 * @throws AppError `not_found` where there is no such consumer, or it has no inbox
 */
export async function readArrivals(
  scope: Scope,
  consumerId: string,
  page: { cursor?: string | undefined; limit: number },
  clock: Clock = systemClock,
): Promise<InboxPage> {
  const found = await requireInbox(scope, consumerId, clock);
  const values = [found.id, page.cursor ?? null, page.limit + 1];
  const [{ rows }, secrets] = await Promise.all([pool().query<ArrivalRow>({ ...READ_ARRIVALS, values }), readSecrets(consumerId)]);
  const shown = rows.slice(0, page.limit);
  return {
    ...inboxAnswer(found),
    results: shown.map((row) => arrival(row, secrets)),
    nextCursor: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
