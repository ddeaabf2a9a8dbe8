import { once } from "node:events";
import http from "node:http";
import { serveParent } from "@/e2e/support/serve-parent";
import { sharedNow } from "@/e2e/support/shared-clock";

// The receiver of every measurement, in a process of its own. By path: /hang never answers, /timed reads the body and notes how
// long its event was under way, everything else answers 200 at once.

export interface Arrivals {
  count: number;
  /** Milliseconds of `sharedNow` of the last request since the reset. */
  last: number;
}

let arrivals: Arrivals = { count: 0, last: 0 };
let latencies: number[] = [];
let awaited: { count: number; tell: () => void } | undefined;
let timed: { count: number; tell: () => void } | undefined;

function note(): void {
  const now = sharedNow();
  arrivals.count += 1;
  arrivals.last = now;
  if (awaited && arrivals.count >= awaited.count) awaited.tell();
}

async function noteLatency(request: http.IncomingMessage): Promise<void> {
  const arrived = sharedNow();
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(request, "end");
  const { payload } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { payload: { sentAt?: number } };
  latencies.push(arrived - (payload.sentAt ?? arrived));
  if (latencies.length === timed?.count) timed.tell();
}

const server = http.createServer((request, response) => {
  note();
  if (request.url === "/hang") return;
  if (request.url === "/timed") void noteLatency(request);
  else request.resume();
  response.writeHead(200, { "content-length": 2, "content-type": "text/plain" }).end("ok");
});
server.keepAliveTimeout = 60_000;
server.listen(0, "0.0.0.0");
await once(server, "listening");

serveParent({
  port: async () => (server.address() as { port: number }).port,
  reset: async () => {
    arrivals = { count: 0, last: 0 };
    latencies = [];
  },
  /** Resolves once so many requests have arrived since the reset. */
  until: (count: number) =>
    new Promise<Arrivals>((resolve) => {
      awaited = { count, tell: () => resolve(arrivals) };
      if (arrivals.count >= count) awaited.tell();
    }),
  arrivals: async () => arrivals,
  /** Resolves once so many have arrived at /timed since the reset. */
  untilTimed: (count: number) =>
    new Promise<number>((resolve) => {
      timed = { count, tell: () => resolve(count) };
      if (latencies.length >= count) timed.tell();
    }),
  /** Milliseconds from publishing to arrival, of what came to /timed since the reset. */
  latencies: async () => latencies,
});
