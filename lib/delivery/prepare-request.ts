import { MASK } from "@/lib/consumers/schema";
import type { ClaimedDelivery } from "@/lib/delivery/claim-deliveries";
import type { Sender } from "@/lib/delivery/load-senders";
import type { SentRequest } from "@/lib/delivery/settlement";
import { signRequest } from "@/lib/delivery/sign-request";
import type { HttpRequest } from "@/lib/outbound/send-http";

/** What a transformation leaves of a request, or what it is without one. */
export interface RequestShape {
  method: string;
  url: URL;
  /** The bytes to sign and send. */
  body: Buffer | null;
  /** They are not the message's envelope. */
  bodyChanged: boolean;
}

/** Sent without a body, and signed over an empty one (product.md R10). */
const BODYLESS = new Set(["GET", "DELETE"]);

/**
 * The signed request, and the same as evidence with the values of the consumer's own headers masked. Headers that users set
 * can't collide with ours: those names are refused when they are saved, but for User-Agent, where the user's counts.
 */
export function prepareRequest(
  claimed: ClaimedDelivery,
  sender: Sender,
  shape: RequestShape,
  at: Date,
): { http: HttpRequest; sent: SentRequest } {
  const body = BODYLESS.has(shape.method) ? null : shape.body;
  const keys = sender.keys.filter(({ expiresAt }) => expiresAt === null || expiresAt > at).map(({ key }) => key);
  const ownAgent = sender.headers.some(([name]) => name.toLowerCase() === "user-agent");
  const headers: [string, string][] = [
    ...(body ? [["content-type", "application/json"] as [string, string]] : []),
    ...(ownAgent ? [] : [["user-agent", "Postrider/1"] as [string, string]]),
    ...signRequest(claimed.messageId, at, body, keys),
  ];
  const masked = sender.headers.map(([name]) => [name, MASK] as [string, string]);
  return {
    http: { method: shape.method, url: shape.url, headers: [...headers, ...sender.headers].flat(), body },
    sent: {
      method: shape.method,
      url: shape.url.href,
      headers: [
        ["host", shape.url.host],
        ...(body ? [["content-length", String(body.length)] as [string, string]] : []),
        ...headers,
        ...masked,
      ],
      body: body && shape.bodyChanged ? body : null,
    },
  };
}
