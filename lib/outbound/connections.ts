import { Agent, Client, type Dispatcher, Pool } from "undici";
import { ANYWHERE, isOwnInbox } from "@/lib/outbound/egress-policy";
import {
  type ClientIdentity,
  type ConnectionEvidence,
  connectGuarded,
  type Guard,
  newConnectionEvidence,
} from "@/lib/outbound/guarded-connect";

/** Receivers that announce no limit often close idle connections after five seconds. */
const IDLE_MS = 4_000;
const MAX_HEADER_BYTES = 32 * 1_024;

/** What a dispatch carries beside undici's own options, to learn which connection it went out on. */
export interface TracedOptions extends Dispatcher.DispatchOptions {
  onConnection(evidence: ConnectionEvidence): void;
}

/** An undici client, which is one connection at a time, that tells each request about the connection it uses. */
class TracedClient extends Client {
  constructor(
    origin: URL,
    options: Client.Options,
    private readonly current: { evidence: ConnectionEvidence },
  ) {
    super(origin, options);
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    (options as TracedOptions).onConnection(this.current.evidence);
    return super.dispatch(options, handler);
  }
}

function newClient(origin: URL, options: Client.Options, guard: Guard, identity: ClientIdentity | undefined): Client {
  // The evidence object stays the same for the client's whole life; a reconnect starts it afresh.
  const current = { evidence: newConnectionEvidence() };
  const target = {
    host: origin.hostname.replace(/^\[|\]$/g, ""),
    port: Number(origin.port) || (origin.protocol === "https:" ? 443 : 80),
    secure: origin.protocol === "https:",
  };
  const connect = (_: unknown, done: (...result: [null, import("node:net").Socket] | [Error, null]) => void) => {
    Object.assign(current.evidence, newConnectionEvidence());
    connectGuarded(target, guard, identity, current.evidence).then(
      (socket) => done(null, socket),
      (error) => done(error, null),
    );
  };
  return new TracedClient(origin, { ...options, connect: connect as never }, current);
}

function newAgent(guard: Guard, identity: ClientIdentity | undefined): Agent {
  return new Agent({
    keepAliveTimeout: IDLE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
    // One deadline of our own covers name resolution, connecting, headers and body together.
    headersTimeout: 0,
    bodyTimeout: 0,
    factory: (origin, options) =>
      new Pool(origin, { ...options, factory: (url, clientOptions) => newClient(url, clientOptions as Client.Options, guard, identity) }),
  });
}

/**
 * Keep-alive pools, one an origin; consumers with a client certificate have pools of their own, so that no other request travels under it.
 * So have our own inboxes: their host may be one that nothing else may be sent to, not even over a connection that is open.
 */
export class Connections {
  private readonly shared: Agent;
  private readonly inboxes: Agent;
  private readonly byIdentity = new Map<string, Agent>();

  constructor(private readonly guard: Guard) {
    this.shared = newAgent(guard, undefined);
    this.inboxes = newAgent({ ...guard, policy: ANYWHERE }, undefined);
  }

  get policy() {
    return this.guard.policy;
  }

  /** @param identity the consumer's client certificate, if it has one */
  for(url: URL, identity: ClientIdentity | undefined): Dispatcher {
    if (isOwnInbox(url, this.policy)) return this.inboxes;
    if (!identity) return this.shared;
    let agent = this.byIdentity.get(identity.id);
    if (!agent) {
      agent = newAgent(this.guard, identity);
      this.byIdentity.set(identity.id, agent);
    }
    return agent;
  }

  /** Ends the pools of a certificate that is no longer used. */
  async drop(identityId: string): Promise<void> {
    const agent = this.byIdentity.get(identityId);
    this.byIdentity.delete(identityId);
    await agent?.close();
  }

  async close(): Promise<void> {
    await Promise.all([this.shared, this.inboxes, ...this.byIdentity.values()].map((agent) => agent.destroy()));
  }
}
