import type { IncomingMessage, ServerResponse } from "node:http";
import { ANSWER_HEADERS } from "@/lib/api/answer-headers";
import { callerAddress } from "@/lib/api/caller-address";
import { endLingering } from "@/lib/api/end-lingering";
import { readStart } from "@/lib/inbox/read-start";
import { type Arrival, type Reply, recordArrival } from "@/lib/inbox/record-arrival";
import { log } from "@/lib/log";
import { INBOX_PATH } from "@/lib/outbound/own-inbox";

const SENTENCES: Record<number, string> = {
  404: "There is no inbox at this URL, or nothing has arrived in it for too long. Make a new one in the portal.",
  429: "Requests come too fast for this inbox. The last ones were not kept.",
};

const UNAVAILABLE: Reply = { status: 503, retryAfter: 5, requestId: null };

/** What a sender reads of a reply. */
export interface InboxReply {
  status: number;
  headers: Record<string, string>;
  /** JSON text; null for a 204. */
  body: string | null;
}

function inboxReply({ status, retryAfter, requestId }: Reply): InboxReply {
  const text = requestId === null ? { error: SENTENCES[status] ?? "Try again in a few seconds." } : { received: requestId };
  return {
    status,
    headers: {
      ...ANSWER_HEADERS,
      ...(status === 204 ? {} : { "content-type": "application/json; charset=utf-8" }),
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    },
    body: status === 204 ? null : JSON.stringify(text),
  };
}

/**
 * Keeps what came for an inbox and says what to answer, for Node's own server and for Next (app/api/inbox). Never throws.
 * @param chunks the body
 */
export async function receiveInboxRequest(
  request: Omit<Arrival, "body" | "size" | "truncated">,
  chunks: AsyncIterable<Uint8Array>,
): Promise<InboxReply> {
  try {
    return inboxReply(await recordArrival({ ...request, ...(await readStart(chunks)) }));
  } catch (error) {
    log().warn({ err: error }, "inbox.not_kept");
    return inboxReply(UNAVAILABLE);
  }
}

/** Whether a path is an inbox's, and not the portal's. */
export function isInboxPath(url: string | undefined): boolean {
  return url?.startsWith(INBOX_PATH) ?? false;
}

function headerPairs(raw: string[]): [string, string][] {
  return raw.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1] ?? ""] as [string, string]] : []));
}

/** Answers a request of Node's own server for a path that `isInboxPath`. Never rejects. */
export async function handleInboxRequest(message: IncomingMessage, response: ServerResponse): Promise<void> {
  endLingering(message, response);
  const [path = "", ...query] = (message.url ?? "").slice(INBOX_PATH.length).split("?");
  const request = {
    token: path,
    method: message.method ?? "",
    query: query.length === 0 ? "" : `?${query.join("?")}`,
    headers: headerPairs(message.rawHeaders),
    remote: callerAddress(message.socket.remoteAddress, message.headers["x-forwarded-for"]?.toString()),
  };
  const { status, headers, body } = await receiveInboxRequest(request, message.iterator({ destroyOnReturn: false }));
  response.writeHead(status, { ...headers, ...(body === null ? {} : { "content-length": Buffer.byteLength(body) }) });
  response.end(message.method === "HEAD" ? undefined : (body ?? undefined));
}
