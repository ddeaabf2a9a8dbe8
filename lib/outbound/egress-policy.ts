import net from "node:net";
import ipaddr from "ipaddr.js";
import { env } from "@/lib/env";
import { inboxBase, inboxTokenOf } from "@/lib/outbound/own-inbox";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** Where attempts may go. There is no off switch: operators, local mode and tests all widen it the same way, by address range. */
export interface EgressPolicy {
  /** Ranges allowed beyond the public internet. */
  allow: Range[];
  allowHttp: boolean;
  /** What the URLs of our own inboxes begin with; those exactly may be sent to wherever they lead. */
  inboxBase: string | null;
}

/** What can be said of a URL by itself: the parsed one, or why it is refused. */
export type CheckedUrl = { ok: true; url: URL } | { ok: false; reason: UrlRefusal };

export type UrlRefusal = "malformed" | "scheme" | "credentials" | "address";

/**
 * @param cidrs such as `127.0.0.0/8`; throws on one that can't be read
 * @param appUrl where our own inboxes are; without it, there are none
 */
export function makeEgressPolicy(cidrs: string[], allowHttp: boolean, appUrl?: string): EgressPolicy {
  return {
    inboxBase: appUrl === undefined ? null : inboxBase(appUrl),
    allow: cidrs.map((cidr) => ipaddr.parseCIDR(cidr.includes("/") ? cidr : `${cidr}/${cidr.includes(":") ? 128 : 32}`)),
    allowHttp,
  };
}

let current: EgressPolicy | undefined;

/** The policy of this process, from EGRESS_ALLOW, ALLOW_HTTP and APP_URL. */
export function egressPolicy(): EgressPolicy {
  current ??= makeEgressPolicy(env().EGRESS_ALLOW, env().ALLOW_HTTP, env().APP_URL);
  return current;
}

/** For a URL that is known to be our own inbox: the operator named its host. */
export const ANYWHERE = makeEgressPolicy(["0.0.0.0/0", "::/0"], true);

/** Whether a URL is exactly one of our own inboxes (own-inbox.ts). */
export function isOwnInbox(url: URL, policy: EgressPolicy): boolean {
  return inboxTokenOf(url, policy.inboxBase) !== undefined;
}

/** The policy that holds for the addresses of a URL's host: every address, for our own inboxes alone. */
export function policyFor(url: URL, policy: EgressPolicy): EgressPolicy {
  return isOwnInbox(url, policy) ? ANYWHERE : policy;
}

/** IPv6 is handed out from 2000::/3 only; whatever lies outside, embedded IPv4 and site-local included, is not the public internet. */
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

function isPublic(address: Address): boolean {
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || (address as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

/**
 * Whether a resolved address may be connected to (field.md 6.1): public unicast, or in an allowed range.
 * `::ffff:a.b.c.d` counts as the IPv4 address it stands for; anything that is no plain address is refused.
 */
export function isAllowedAddress(text: string, policy: EgressPolicy): boolean {
  if (net.isIP(text) === 0 || text.includes("%")) return false;
  const address = ipaddr.process(text);
  if (isPublic(address)) return true;
  return policy.allow.some(([range, bits]) => range.kind() === address.kind() && address.match(range as never, bits));
}

/** The host of a URL, without the brackets of an IPv6 literal. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

/**
 * What can be said of a URL before its name is resolved. Used as advice when a consumer is saved, and before every attempt;
 * the addresses a name resolves to are checked where the connection is made (guarded-connect.ts).
 */
export function checkUrl(text: string, policy: EgressPolicy): CheckedUrl {
  if (!URL.canParse(text)) return { ok: false, reason: "malformed" };
  // Parsing turns odd spellings of an address (0x7f.1, 2130706433, 127.1) into the plain one.
  const url = new URL(text);
  if (isOwnInbox(url, policy)) return { ok: true, url };
  if (url.protocol !== "https:" && !(url.protocol === "http:" && policy.allowHttp)) return { ok: false, reason: "scheme" };
  if (url.username !== "" || url.password !== "") return { ok: false, reason: "credentials" };
  const host = hostOf(url);
  if (net.isIP(host) !== 0 && !isAllowedAddress(host, policy)) return { ok: false, reason: "address" };
  return { ok: true, url };
}
