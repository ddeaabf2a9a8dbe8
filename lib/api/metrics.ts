import { createHash, timingSafeEqual } from "node:crypto";
import { ANSWER_HEADERS } from "@/lib/api/answer-headers";
import { refuse } from "@/lib/api/refuse";
import { requestMetrics } from "@/lib/api/request-metrics";
import type { Answer } from "@/lib/api/serve";
import { systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import { latencyOfStep } from "@/lib/delivery/latency-scale";
import { AttemptTotals } from "@/lib/delivery-log/attempt-totals";
import { MAX_COUNTED } from "@/lib/delivery-log/queue-schema";
import { type QueueState, readQueueState } from "@/lib/delivery-log/read-queue-state";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

const PATH = "/api/metrics";

const kept = globalThis as { postriderAttemptTotals?: AttemptTotals };

export function isMetricsPath(url: string): boolean {
  return url.split("?")[0] === PATH;
}

type Sample = [labels: string, value: number];

/** One metric in Prometheus' text format. */
function metric(name: string, type: "gauge" | "counter" | "histogram", help: string, samples: Sample[]): string {
  const lines = samples.map(([labels, value]) => `postrider_${name}${labels} ${value}`);
  return [`# HELP postrider_${name} ${help}`, `# TYPE postrider_${name} ${type}`, ...lines].join("\n");
}

/** A bucket an octave: from 2 ms past a minute. */
const BUCKETS = Array.from({ length: 16 }, (_, octave) => octave * 4 + 3);

function latencyHistogram({ steps, seconds }: AttemptTotals): string {
  const upTo = (last: number) => [...steps].reduce((sum, [step, count]) => (step <= last ? sum + count : sum), 0);
  const all = upTo(Number.POSITIVE_INFINITY);
  const name = "attempt_duration_seconds";
  return metric(name, "histogram", "Attempts sent, by how long they took.", [
    ...BUCKETS.map((step): Sample => [`_bucket{le="${(latencyOfStep(step + 0.5) / 1_000).toPrecision(3)}"}`, upTo(step)]),
    [`_bucket{le="+Inf"}`, all],
    ["_sum", seconds],
    ["_count", all],
  ]);
}

function queueMetrics(state: QueueState): string[] {
  const held = ["pause", "breaker", "rateLimit", "disabled", "suspended"].map(
    (reason): Sample => [`{reason="${reason}"}`, state.lanesHeld[reason] ?? 0],
  );
  return [
    metric("queue_depth", "gauge", `Deliveries and retries still to be made, counted to ${MAX_COUNTED}.`, [["", state.depth]]),
    metric("oldest_due_seconds", "gauge", "How overdue the oldest delivery is.", [["", state.oldestDueSeconds]]),
    metric("breakers_open", "gauge", "Hosts of clients to which sending is deferred.", [["", state.breakersOpen]]),
    metric("lanes_held", "gauge", "Consumers whose sending is held, by reason.", held),
    metric("worker_connections", "gauge", "Database connections of workers; zero where none runs.", [["", state.workerConnections]]),
  ];
}

/** What all processes together have done and have still to do, by the database's own counts. */
async function databaseMetrics(): Promise<string[]> {
  const up = (value: number) => metric("database_up", "gauge", "Whether the database answers.", [["", value]]);
  try {
    const now = systemClock.now();
    kept.postriderAttemptTotals ??= new AttemptTotals();
    const totals = kept.postriderAttemptTotals;
    const [state] = await Promise.all([readQueueState(pool(), now), totals.refresh(pool(), now)]);
    const outcomes = Object.entries(totals.outcomes).map(([outcome, count]): Sample => [`{outcome="${outcome}"}`, count]);
    const attempts = metric(
      "attempts_total",
      "counter",
      "Attempts of all workers since this process began to count, by outcome.",
      outcomes,
    );
    return [up(1), attempts, latencyHistogram(totals), ...queueMetrics(state)];
  } catch (error) {
    log().warn({ err: error }, "metrics.database_unreachable");
    return [up(0)];
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/**
 * Answers `GET /api/metrics` in Prometheus' text format, to who sends METRICS_TOKEN as a Bearer token. Without that setting
 * there are no metrics (404): what they tell is no one else's business.
 */
export async function metricsAnswer(authorization: string | null | undefined): Promise<Answer> {
  const token = env().METRICS_TOKEN;
  if (token === undefined) return refuse(new AppError("not_found", "Metrics are off. Set METRICS_TOKEN to turn them on."), { path: PATH });
  if (!timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`))) {
    const answer = refuse(new AppError("unauthenticated", "Send METRICS_TOKEN: Authorization: Bearer METRICS_TOKEN."), { path: PATH });
    return { ...answer, headers: { ...answer.headers, "www-authenticate": 'Bearer realm="metrics"' } };
  }
  const { registry } = requestMetrics();
  const [own, shared] = await Promise.all([registry.metrics(), databaseMetrics()]);
  const body = [...shared, own].join("\n\n");
  return {
    status: 200,
    headers: { ...ANSWER_HEADERS, "content-type": registry.contentType },
    body: body.endsWith("\n") ? body : `${body}\n`,
  };
}
