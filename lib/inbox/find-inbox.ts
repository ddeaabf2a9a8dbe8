import type { Clock } from "@/lib/clock";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import type { InboxAnswer } from "@/lib/inbox/schema";
import { inboxBase, inboxTokenOf, inboxUrl } from "@/lib/outbound/own-inbox";
import type { Scope } from "@/lib/scope";

/** An inbox as a consumer has it. */
export interface FoundInbox {
  id: string;
  token: string;
  answer_status: number;
  last_used: Date;
  /** Whether the consumer's URL is this inbox. */
  in_use: boolean;
}

const CONSUMER_URL = {
  name: "inbox-consumer-url",
  text: "select url from consumers where client_id = $1 and id = $2 and deleted_at is null",
};

/** The inbox that the consumer's URL names counts before the one that was made for it. */
const FIND_INBOX = {
  name: "find-inbox",
  text: `
    select id, token, answer_status, last_used, token = $3 as in_use from inboxes
    where client_id = $1 and (consumer_id = $2 or token = $3) and last_used > $4
    order by in_use desc limit 1`,
};

/** What was last used before is no longer there, whether purged already or not. */
export function inboxCutoff(now: Date): Date {
  return new Date(now.getTime() - env().INBOX_TTL);
}

/**
 * The inbox of a consumer: the one its URL names, or one that was made for it.
 * @returns null where it has none
 * @throws AppError `not_found`, also for another client's consumer
 */
export async function findInbox(scope: Scope, consumerId: string, clock: Clock): Promise<FoundInbox | null> {
  const consumer = await pool().query<{ url: string }>({ ...CONSUMER_URL, values: [scope.clientId, consumerId] });
  if (!consumer.rows[0]) throw notFound("Webhook consumer");
  const token = inboxTokenOf(new URL(consumer.rows[0].url), inboxBase()) ?? "";
  const { rows } = await pool().query<FoundInbox>({ ...FIND_INBOX, values: [scope.clientId, consumerId, token, inboxCutoff(clock.now())] });
  return rows[0] ?? null;
}

/** The same where there must be one. @throws AppError `not_found` */
export async function requireInbox(scope: Scope, consumerId: string, clock: Clock): Promise<FoundInbox> {
  const found = await findInbox(scope, consumerId, clock);
  if (!found) throw notFound("Inbox");
  return found;
}

/** The one way from a row to the API's Inbox. */
export function inboxAnswer({ token, answer_status, last_used, in_use }: FoundInbox): InboxAnswer {
  return {
    url: inboxUrl(token),
    answerStatus: answer_status,
    expires: new Date(last_used.getTime() + env().INBOX_TTL).toISOString(),
    inUse: in_use,
  };
}
