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

const CONTENT_TYPE: [string, string] = ["content-type", "application/json"];
const USER_AGENT: [string, string] = ["user-agent", "Postrider/1"];

const isUserAgent = ([name]: [string, string]): boolean => name.toLowerCase() === USER_AGENT[0];

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
  const signed = signRequest(claimed.messageId, at, body, keys);
  const ours: [string, string][] = body ? [CONTENT_TYPE, ...signed] : signed;
  if (!sender.maskedHeaders.some(isUserAgent)) ours.push(USER_AGENT);
  const length: [string, string][] = body ? [["content-length", String(body.length)]] : [];
  const evidence: [string, string][] = [["host", shape.url.host], ...length, ...ours, ...sender.maskedHeaders];
  const headers: string[] = [];
  for (const [name, value] of ours) headers.push(name, value);
  for (const [name, value] of sender.headers) headers.push(name, value);
  return {
    http: { method: shape.method, url: shape.url, headers, body },
    sent: { method: shape.method, url: shape.url.href, headers: evidence, body: body && shape.bodyChanged ? body : null },
  };
}
