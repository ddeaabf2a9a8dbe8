import { createHash, timingSafeEqual } from "node:crypto";
import { Counter, Gauge, Registry } from "prom-client";
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
import { HOLDS } from "@/lib/lanes/schema";
import { log } from "@/lib/log";

const PATH = "/api/metrics";

const kept = globalThis as { postriderAttemptTotals?: AttemptTotals };

export function isMetricsPath(url: string): boolean {
  return url.split("?")[0] === PATH;
}

/** A bucket an octave: from 2 ms past a minute. */
const BUCKETS = Array.from({ length: 16 }, (_, octave) => octave * 4 + 3);

/** By hand: a histogram of prom-client's wants each attempt told it, and these were counted in the database. */
function latencyHistogram({ steps, seconds }: AttemptTotals): string {
  const upTo = (last: number) => [...steps].reduce((sum, [step, count]) => (step <= last ? sum + count : sum), 0);
  const all = upTo(Number.POSITIVE_INFINITY);
  const name = "postrider_attempt_duration_seconds";
  return [
    `# HELP ${name} Attempts sent, by how long they took.`,
    `# TYPE ${name} histogram`,
    ...BUCKETS.map((step) => `${name}_bucket{le="${(latencyOfStep(step + 0.5) / 1_000).toPrecision(3)}"} ${upTo(step)}`),
    `${name}_bucket{le="+Inf"} ${all}`,
    `${name}_sum ${seconds}`,
    `${name}_count ${all}`,
    "",
  ].join("\n");
}

function addQueueMetrics(registry: Registry, state: QueueState): void {
  const gauge = (name: string, help: string, value: number) => addGauge(registry, name, help, (own) => own.set(value));
  gauge("queue_depth", `Deliveries and retries still to be made, counted to ${MAX_COUNTED}.`, state.depth);
  gauge("oldest_due_seconds", "How overdue the oldest delivery is.", state.oldestDueSeconds);
  gauge("breakers_open", "Hosts of clients to which sending is deferred.", state.breakersOpen);
  addGauge(
    registry,
    "lanes_held",
    "Consumers whose sending is held, by reason.",
    (own) => {
      for (const reason of HOLDS) own.set({ reason }, state.lanesHeld[reason] ?? 0);
    },
    ["reason"],
  );
  gauge("worker_connections", "Database connections of workers; zero where none runs.", state.workerConnections);
}

function addGauge(registry: Registry, name: string, help: string, collect: (own: Gauge) => void, labelNames: string[] = []): void {
  new Gauge({
    name: `postrider_${name}`,
    help,
    labelNames,
    registers: [registry],
    collect() {
      collect(this);
    },
  });
}

function addAttempts(registry: Registry, { outcomes }: AttemptTotals): void {
  const help = "Attempts of all workers since this process began to count, by outcome.";
  const attempts = new Counter({ name: "postrider_attempts_total", help, labelNames: ["outcome"], registers: [registry] });
  for (const [outcome, count] of Object.entries(outcomes)) attempts.inc({ outcome }, count);
}

/**
 * What all processes together have done and have still to do, by the database's own counts. The registry is of one scrape:
 * a database that is away has no figures to give, which is not zero.
 */
async function databaseMetrics(): Promise<string[]> {
  const registry = new Registry();
  const up = (value: number) => addGauge(registry, "database_up", "Whether the database answers.", (own) => own.set(value));
  try {
    const now = systemClock.now();
    kept.postriderAttemptTotals ??= new AttemptTotals();
    const totals = kept.postriderAttemptTotals;
    const [state] = await Promise.all([readQueueState(pool(), now), totals.refresh(pool(), now)]);
    up(1);
    addAttempts(registry, totals);
    addQueueMetrics(registry, state);
    return [await registry.metrics(), latencyHistogram(totals)];
  } catch (error) {
    log().warn({ err: error }, "metrics.database_unreachable");
    up(0);
    return [await registry.metrics()];
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
  return {
    status: 200,
    headers: { ...ANSWER_HEADERS, "content-type": registry.contentType },
    body: [...shared, own].join("\n"),
  };
}
