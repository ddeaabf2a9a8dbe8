import dns from "node:dns";
import net from "node:net";
import { OutboundError } from "@/lib/outbound/failure";

const ATTEMPT_TIMEOUT_MS = 2_000;
const ATTEMPTS = 2;

/** Turns a name into all its addresses. */
export type ResolveHost = (host: string) => Promise<string[]>;

/** Codes that say "the name has no such record", as opposed to "the resolver could not tell". */
const ABSENT = new Set(["ENOTFOUND", "ENODATA"]);

/** c-ares hands over one address family at a time; a name may well have only one of them. */
async function queryDns(resolver: dns.promises.Resolver, host: string): Promise<string[]> {
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  if (addresses.length > 0) return addresses;
  const codes = answers.map((answer) => (answer.status === "rejected" ? String(answer.reason.code) : ""));
  if (codes.every((code) => ABSENT.has(code))) return [];
  if (codes.includes("ETIMEOUT")) throw new OutboundError("dns_timeout", `Looking up ${host} took too long.`);
  throw new OutboundError("dns_failed", `Looking up ${host} failed: ${codes.find((code) => !ABSENT.has(code))}.`);
}

/** The hosts file, which c-ares does not read: names of containers and test machines. */
async function queryHostsFile(host: string): Promise<string[]> {
  try {
    return (await dns.promises.lookup(host, { all: true })).map((entry) => entry.address);
  } catch {
    return [];
  }
}

/**
 * Makes a resolver that does not use the thread pool for ordinary names, so that one slow name server holds up nobody else
 * (`dns.lookup` shares four threads with password hashing). Each query has its own time limit.
 * @throws OutboundError `dns_not_found`, `dns_failed` or `dns_timeout`
 */
export function makeResolver(servers?: string[]): ResolveHost {
  const resolver = new dns.promises.Resolver({ timeout: ATTEMPT_TIMEOUT_MS, tries: ATTEMPTS });
  if (servers) resolver.setServers(servers);
  return async (host) => {
    if (net.isIP(host)) return [host];
    // RFC 6761: these names mean loopback whatever a name server says.
    if (host === "localhost" || host.endsWith(".localhost")) return ["127.0.0.1", "::1"];
    const failure: { error?: unknown } = {};
    const answered = await queryDns(resolver, host).catch((error: unknown) => {
      failure.error = error;
      return [];
    });
    const addresses = answered.length > 0 || failure.error ? answered : await queryHostsFile(host);
    if (failure.error) throw failure.error;
    if (addresses.length === 0) throw new OutboundError("dns_not_found", `The name ${host} does not exist.`);
    return addresses;
  };
}
