import { prisma } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Empties what attempts of expunged messages hold of their content: bodies, the receiver's headers, and what a transformation made
 * of it: the URL but for its host, and the error it threw. Who got it, when and with what status stays.
 * @returns how many attempts held any
 */
export async function expungeAttempts(tx: Prisma.TransactionClient, messageIds: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    update attempts set request_body = null, response_body = null, response_headers = null,
      error_detail = case when error_code is distinct from 'transformation_failed' then error_detail end,
      request_url = case when transformation_version is null then request_url else substring(request_url from '^[a-z]+://[^/?]+') end
    where message_id = any(${[...messageIds]}::text[])
      and (request_body is not null or response_body is not null or response_headers is not null
        or (error_code = 'transformation_failed' and error_detail is not null))`;
}

/** Removes the messages from the built-in inboxes they arrived in. @returns how many arrivals there were */
export async function expungeArrivals(tx: Prisma.TransactionClient, messageIds: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    delete from inbox_requests using inboxes, messages
    where messages.id = any(${[...messageIds]}::text[]) and inboxes.client_id = messages.client_id
      and inbox_requests.inbox_id = inboxes.id and exists (
        select from json_array_elements(inbox_requests.headers) as header
        where lower(header ->> 0) = 'webhook-id' and header ->> 1 = messages.id
      )`;
}

/** No attempt is under way for longer, its settling included. */
const UNDER_WAY_MS = 15 * 60_000;

/**
 * An attempt that was under way when its message was expunged is written down after that, and may arrive in an inbox: this looks at
 * the messages expunged lately once more. Wanted about once a minute; until then `listAttempts` shows nothing of it.
 */
export async function expungeLateEvidence(now: Date): Promise<void> {
  const since = new Date(now.getTime() - UNDER_WAY_MS);
  const lately = await prisma().message.findMany({ where: { expungedAt: { gte: since } }, select: { id: true } });
  const ids = lately.map(({ id }) => id);
  if (ids.length === 0) return;
  await expungeAttempts(prisma(), ids);
  await expungeArrivals(prisma(), ids);
}
