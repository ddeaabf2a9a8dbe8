import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

interface RequestMetrics {
  registry: Registry;
  requests: Counter;
  accepted: Counter;
  acceptSeconds: Histogram;
}

// Kept on globalThis: the server and Next each have a copy of this module, and count into the same.
const kept = globalThis as { postriderMetrics?: RequestMetrics };

function makeMetrics(): RequestMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: "postrider_http_requests_total",
      help: "Requests to the API, by operation and status.",
      labelNames: ["method", "route", "status"],
      registers,
    }),
    accepted: new Counter({
      name: "postrider_messages_accepted_total",
      help: "Messages accepted by POST /events in this process, without duplicates.",
      registers,
    }),
    acceptSeconds: new Histogram({
      name: "postrider_accept_duration_seconds",
      help: "From the request of POST /events to its answer.",
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
  };
}

/** What this process counts of its requests, with the figures Node gives of the process. */
export function requestMetrics(): RequestMetrics {
  kept.postriderMetrics ??= makeMetrics();
  return kept.postriderMetrics;
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** @param route path of the operation with its parameters' names, so that there are as many series as operations */
export function noteRequest(method: string, route: string, status: number): void {
  requestMetrics().requests.inc({ method: METHODS.has(method) ? method : "other", route, status });
}

/** @param startedMs `performance.now()` when the work began */
export function countAccepted(results: readonly { duplicate: boolean }[], startedMs: number): void {
  const { accepted, acceptSeconds } = requestMetrics();
  accepted.inc(results.filter(({ duplicate }) => !duplicate).length);
  acceptSeconds.observe((performance.now() - startedMs) / 1_000);
}
