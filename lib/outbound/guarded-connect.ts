import net from "node:net";
import tls from "node:tls";
import { type EgressPolicy, isAllowedAddress } from "@/lib/outbound/egress-policy";
import { OutboundError } from "@/lib/outbound/failure";
import type { ResolveHost } from "@/lib/outbound/resolve-host";

const CONNECT_TIMEOUT_MS = 10_000;

/** What was learnt while a connection was made; times in milliseconds. */
export interface ConnectionEvidence {
  address: string | null;
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  tlsVersion: string | null;
  certificateExpires: Date | null;
  /** Requests sent on it so far: only the first one paid for connecting. */
  requests: number;
}

export function newConnectionEvidence(): ConnectionEvidence {
  return { address: null, dnsMs: null, connectMs: null, tlsMs: null, tlsVersion: null, certificateExpires: null, requests: 0 };
}

/** A client certificate for mTLS. */
export interface ClientIdentity {
  /** Changes with the certificate: connections made with an earlier one are not used again. */
  id: string;
  key: string;
  cert: string;
}

export interface Guard {
  policy: EgressPolicy;
  resolve: ResolveHost;
  /** Certificate authorities trusted beside the system's, as PEM. */
  authorities?: string;
}

function connectTcp(address: string, port: number): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: address, port, noDelay: true, keepAlive: true });
    const timer = setTimeout(
      () => socket.destroy(new OutboundError("timeout_connect", `${address}:${port} did not answer.`)),
      CONNECT_TIMEOUT_MS,
    );
    socket.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.removeAllListeners("error");
      resolve(socket);
    });
  });
}

/** The checked addresses in turn, IPv4 first: many receivers publish IPv6 addresses that nothing listens on. */
async function connectFirst(addresses: string[], port: number): Promise<{ socket: net.Socket; address: string }> {
  const ordered = [...addresses].sort((a, b) => net.isIP(a) - net.isIP(b));
  let failure: unknown;
  for (const address of ordered) {
    try {
      return { socket: await connectTcp(address, port), address };
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function startTls(socket: net.Socket, host: string, { authorities }: Guard, identity: ClientIdentity | undefined): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = tls.connect({
      socket,
      servername: net.isIP(host) ? undefined : host,
      host,
      ALPNProtocols: ["http/1.1"],
      ca: authorities === undefined ? undefined : [...tls.rootCertificates, authorities],
      key: identity?.key,
      cert: identity?.cert,
    });
    secured.once("error", reject);
    secured.once("secureConnect", () => {
      secured.removeAllListeners("error");
      resolve(secured);
    });
  });
}

/**
 * Opens a connection to a host only after checking every address its name resolves to, and to the very address that was
 * checked, so that a name that answers differently the second time (DNS rebinding) gets nowhere.
 * @throws OutboundError `address_denied` or a DNS failure; otherwise the socket's own error
 */
export async function connectGuarded(
  target: { host: string; port: number; secure: boolean },
  guard: Guard,
  identity: ClientIdentity | undefined,
  evidence: ConnectionEvidence,
): Promise<net.Socket> {
  const started = performance.now();
  const addresses = await guard.resolve(target.host);
  const denied = addresses.find((address) => !isAllowedAddress(address, guard.policy));
  if (denied !== undefined) throw new OutboundError("address_denied", `${target.host} is at ${denied}, which is not a public address.`);
  const resolved = performance.now();
  evidence.dnsMs = net.isIP(target.host) ? null : resolved - started;
  const { socket, address } = await connectFirst(addresses, target.port);
  const connected = performance.now();
  evidence.address = net.isIPv6(address) ? `[${address}]:${target.port}` : `${address}:${target.port}`;
  evidence.connectMs = connected - resolved;
  if (!target.secure) return socket;
  const secured = await startTls(socket, target.host, guard, identity);
  evidence.tlsMs = performance.now() - connected;
  evidence.tlsVersion = secured.getProtocol();
  const certificate = secured.getPeerCertificate();
  evidence.certificateExpires = certificate.valid_to ? new Date(certificate.valid_to) : null;
  return secured;
}
