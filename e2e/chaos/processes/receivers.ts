import { once } from "node:events";
import http from "node:http";
import type net from "node:net";
import { HOSTILE, type HostileKind } from "@/e2e/chaos/processes/hostile";
import { isSampled } from "@/e2e/chaos/sampled";
import { serveParent } from "@/e2e/support/serve-parent";
import { sharedNow } from "@/e2e/support/shared-clock";

// The receivers: healthy ones, which note every webhook-id that arrives at /<receiver>, and hostile ones, each kind at an address of its own.

export interface Arrival {
  messageId: string;
  receiver: string;
  /** Milliseconds of `sharedNow`. */
  at: number;
}

const arrivals: Arrival[] = [];
let sampled = false;

const healthy = http.createServer((request, response) => {
  const messageId = String(request.headers["webhook-id"]);
  if (!sampled || isSampled(messageId)) {
    arrivals.push({ messageId, receiver: request.url?.slice(1) ?? "", at: sharedNow() });
  }
  request.resume();
  response.writeHead(200, { "content-length": 2 }).end("ok");
});
healthy.keepAliveTimeout = 60_000;
healthy.listen(0, "127.0.0.1");
await once(healthy, "listening");

const portOf = (server: net.Server) => (server.address() as net.AddressInfo).port;

serveParent({
  port: async () => portOf(healthy),
  /** @returns the URL of a new receiver of that kind, on an address of its own: each is a host to the circuit breakers */
  hostile: async ({ kind, host }: { kind: HostileKind; host: string }) => {
    const server = HOSTILE[kind]().listen(0, host);
    await once(server, "listening");
    return `http://${host}:${portOf(server)}/${kind}`;
  },
  /** From here on, only a sample is noted (sampled.ts). */
  sample: async () => {
    sampled = true;
  },
  arrivalCount: async () => arrivals.length,
  arrivals: async () => arrivals,
});
