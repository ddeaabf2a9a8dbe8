import type { Dispatcher } from "undici";
import type { Connections, TracedOptions } from "@/lib/outbound/connections";
import { failureOf, OutboundError, type OutboundFailure } from "@/lib/outbound/failure";
import { type ClientIdentity, type ConnectionEvidence, newConnectionEvidence } from "@/lib/outbound/guarded-connect";

/** A response is read this far, then the socket is dropped: enough to show, too little to hurt. */
export const READ_LIMIT = 64 * 1_024;
/** Informational answers before the real one. Each is work, and nothing else bounds how many come within the time limit. */
export const INFORMATIONAL_LIMIT = 20;
/** What is kept of it. */
export const KEEP_LIMIT = 16 * 1_024;

export interface HttpRequest {
  method: string;
  url: URL;
  /** Name, value, name, value …, as undici takes them. */
  headers: string[];
  body: Buffer | null;
}

export interface HttpResponse {
  status: number;
  headers: [string, string][];
  /** At most KEEP_LIMIT bytes, as received. */
  body: Buffer;
  /** There was more, or the end never came. */
  truncated: boolean;
}

/** What came of a request: an answer, or the reason there is none. Times in milliseconds. */
export interface Exchange {
  response: HttpResponse | null;
  failure: { code: OutboundFailure; detail: string } | null;
  timing: { dns: number | null; connect: number | null; tls: number | null; firstByte: number | null; total: number };
  remote: { address: string; tlsVersion: string | null; certificateExpires: Date | null } | null;
}

/** One request on its way: collects what undici reports until the answer ends, breaks or runs out of time. */
class Sending implements Dispatcher.DispatchHandler {
  private readonly started = performance.now();
  private written = 0;
  private firstByte: number | null = null;
  private controller: Dispatcher.DispatchController | undefined;
  private evidence: ConnectionEvidence = newConnectionEvidence();
  private reused = false;
  private response: HttpResponse | null = null;
  private chunks: Buffer[] = [];
  private size = 0;
  private informational = 0;
  private settled = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    timeoutMs: number,
    private readonly done: (exchange: Exchange, staleConnection: boolean) => void,
  ) {
    this.timer = setTimeout(() => this.giveUp(), timeoutMs);
  }

  readonly onConnection = (evidence: ConnectionEvidence): void => {
    this.evidence = evidence;
  };

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.settled) {
      controller.abort(new OutboundError("timeout_response", "Out of time."));
      return;
    }
    this.controller = controller;
    this.written = performance.now();
    this.reused = this.evidence.requests > 0;
    this.evidence.requests += 1;
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (status < 200) {
      this.informational += 1;
      if (this.informational > INFORMATIONAL_LIMIT)
        this.finish(new OutboundError("response_invalid", "Informational answers without end."), true);
      return;
    }
    this.firstByte = performance.now() - this.written;
    this.response = { status, headers: readHeaders(controller.rawHeaders), body: Buffer.alloc(0), truncated: false };
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    this.chunks.push(chunk);
    if (this.size > READ_LIMIT) this.finish(null, true);
  }

  onResponseEnd(): void {
    this.finish(null, false);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.finish(error, true);
  }

  private giveUp(): void {
    const code = this.evidence.address === null ? "timeout_connect" : "timeout_response";
    this.finish(new OutboundError(code, "Out of time."), true);
  }

  /** Once a status and its headers are in, they are the answer, whatever the body then does (delivery.md, failure rules). */
  private finish(error: Error | null, cut: boolean): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.timer);
    if (cut) this.controller?.abort(error ?? new OutboundError("response_invalid", "Read far enough."));
    if (this.response) {
      const body = Buffer.concat(this.chunks).subarray(0, KEEP_LIMIT);
      this.response.body = body;
      this.response.truncated = cut || this.size > body.length;
    }
    const failure = this.response || !error ? null : { code: failureOf(error), detail: error.message };
    this.done(this.exchange(failure), this.reused && failure?.code === "connection_reset");
  }

  private exchange(failure: Exchange["failure"]): Exchange {
    const { address, dnsMs, connectMs, tlsMs, tlsVersion, certificateExpires } = this.evidence;
    const fresh = !this.reused;
    return {
      response: this.response,
      failure,
      timing: {
        dns: fresh ? dnsMs : null,
        connect: fresh ? connectMs : null,
        tls: fresh ? tlsMs : null,
        firstByte: this.firstByte,
        total: performance.now() - this.started,
      },
      remote: address === null ? null : { address, tlsVersion, certificateExpires },
    };
  }
}

function readHeaders(raw: Dispatcher.DispatchController["rawHeaders"]): [string, string][] {
  if (!Array.isArray(raw)) return [];
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2)
    pairs.push([String(raw[i]).toLowerCase(), Buffer.from(raw[i + 1] as Buffer).toString("latin1")]);
  return pairs;
}

function sendOnce(connections: Connections, identity: ClientIdentity | undefined, request: HttpRequest, timeoutMs: number) {
  return new Promise<{ exchange: Exchange; staleConnection: boolean }>((resolve) => {
    const sending = new Sending(timeoutMs, (exchange, staleConnection) => resolve({ exchange, staleConnection }));
    const options: TracedOptions = {
      origin: request.url.origin,
      path: request.url.pathname + request.url.search,
      method: request.method as Dispatcher.HttpMethod,
      headers: request.headers,
      body: request.body,
      onConnection: sending.onConnection,
    };
    connections.for(request.url, identity).dispatch(options, sending);
  });
}

/**
 * Sends one request and waits for its answer, `timeoutMs` from name resolution to the end of the body. Redirects are not followed.
 * A kept connection that the receiver closed just as it was used again says nothing about the receiver: that request is sent
 * once more on a new one.
 * @returns an Exchange; a receiver's fault is never thrown
 */
export async function sendHttp(
  connections: Connections,
  identity: ClientIdentity | undefined,
  request: HttpRequest,
  timeoutMs: number,
): Promise<Exchange> {
  const first = await sendOnce(connections, identity, request, timeoutMs);
  const left = timeoutMs - first.exchange.timing.total;
  if (!first.staleConnection || left <= 0) return first.exchange;
  return (await sendOnce(connections, identity, request, left)).exchange;
}
