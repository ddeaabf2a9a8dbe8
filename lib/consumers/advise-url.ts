import { prisma } from "@/lib/db";
import {
  checkUrl,
  type EgressPolicy,
  egressPolicy,
  hostOf,
  isAllowedAddress,
  makeEgressPolicy,
  policyFor,
} from "@/lib/outbound/egress-policy";
import { makeResolver, type ResolveHost } from "@/lib/outbound/resolve-host";
import type { Scope } from "@/lib/scope";

/** What can be said of a URL before it is saved. It is advice: every attempt is guarded anyway. */
export interface UrlAdvice {
  /** `refused`: http where this service sends https only. */
  scheme: "https" | "http" | "refused";
  /** `allowed` is not public but permitted here. No address is told of a denied name: it may be of someone's inner network. */
  address: { verdict: "public" | "allowed"; address: string } | { verdict: "denied" | "unresolved" };
  /** An endpoint of the client with the very URL, or else one on the same host. */
  alike: { id: string; url: string; same: boolean } | null;
}

export interface AdviseUrlOptions {
  policy?: EgressPolicy;
  resolve?: ResolveHost;
}

const NOTHING_ALLOWED = makeEgressPolicy([], false);

const resolveHost = makeResolver();

async function adviseAddress(host: string, policy: EgressPolicy, resolve: ResolveHost): Promise<UrlAdvice["address"]> {
  const addresses = await resolve(host).catch(() => []);
  const [first] = addresses;
  if (first === undefined) return { verdict: "unresolved" };
  if (!addresses.every((address) => isAllowedAddress(address, policy))) return { verdict: "denied" };
  return { verdict: addresses.every((address) => isAllowedAddress(address, NOTHING_ALLOWED)) ? "public" : "allowed", address: first };
}

async function findAlike({ clientId }: Scope, url: URL): Promise<UrlAdvice["alike"]> {
  const consumers = await prisma().consumer.findMany({
    where: { clientId, deletedAt: null },
    select: { id: true, url: true },
    orderBy: { created: "desc" },
  });
  const same = consumers.find((consumer) => URL.canParse(consumer.url) && new URL(consumer.url).href === url.href);
  const near = same ?? consumers.find((consumer) => URL.canParse(consumer.url) && new URL(consumer.url).host === url.host);
  return near ? { ...near, same: same !== undefined } : null;
}

/**
 * Looks at a URL as its author types it: its scheme, where its name leads, and whether the client has one like it.
 * @returns null for text that is no full http or https URL
 */
export async function adviseUrl(
  scope: Scope,
  text: string,
  { policy = egressPolicy(), resolve = resolveHost }: AdviseUrlOptions = {},
): Promise<UrlAdvice | null> {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const [address, alike] = await Promise.all([adviseAddress(hostOf(url), policyFor(url, policy), resolve), findAlike(scope, url)]);
  const checked = checkUrl(text, policy);
  const refused = !checked.ok && checked.reason === "scheme";
  return { scheme: refused ? "refused" : url.protocol === "https:" ? "https" : "http", address, alike };
}
