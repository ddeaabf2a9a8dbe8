import { figureOf, median, percentile } from "@/e2e/bench/figure";
import { format, type Scenario } from "@/e2e/bench/scenario";
import { DRAINED } from "@/e2e/bench/scenarios/drain";
import type { Workbench } from "@/e2e/bench/workbench";

const ROUNDS = 5;
const SECONDS = 4;
const SHARE_OF_DRAIN = 0.2;
/** A service has run for longer than this; what a worker does for single events is compiled by then. */
const WARM_UP_SECONDS = 6;

/** Publishes one by one at a rate, and waits until all have arrived. @returns milliseconds from sending the publish to its arrival */
async function latencies(bench: Workbench, rate: number, seconds: number): Promise<number[]> {
  const requests = Math.round(rate * seconds);
  await bench.resetReceiver();
  await bench.publish({ requests, batch: 1, connections: 64, rate });
  await bench.receiver.ask("untilTimed", requests);
  return bench.receiver.ask<number[]>("latencies");
}

const MILLISECONDS = { better: "lower", unit: "ms" } as const;

export const latency: Scenario = {
  title: "Latency at a fifth of the drain rate",
  run: async (bench, say) => {
    const ids = await bench.addConsumers({ path: "/timed" });
    await bench.fill(DRAINED);
    const rate = SHARE_OF_DRAIN * (await bench.drain(DRAINED));
    bench.stack.startWorker();
    await bench.warmUp("/timed");
    await latencies(bench, rate, WARM_UP_SECONDS);
    const rounds: number[][] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const measured = await latencies(bench, rate, SECONDS);
      say(`${format(rate)}/s: p50 ${format(median(measured))} ms, p99 ${format(percentile(measured, 0.99))} ms`);
      rounds.push(measured);
    }
    await bench.stack.stop("worker");
    await bench.removeConsumers(ids);
    return [
      figureOf({ name: "publish to receiver at 20% of the drain rate, p50", target: 10, ...MILLISECONDS }, rounds.map(median)),
      figureOf(
        { name: "publish to receiver at 20% of the drain rate, p99", target: 60, ...MILLISECONDS },
        rounds.map((round) => percentile(round, 0.99)),
      ),
    ];
  },
};

const QUEUED = 10_000;
const HEALTHY_RATE = 200;
const HEALTHY_SECONDS = 5;

export const isolation: Scenario = {
  title: "Beside a black hole",
  run: async (bench, say) => {
    const healthy = await bench.addConsumers({ path: "/timed" });
    bench.stack.startWorker();
    await bench.warmUp("/timed");
    const p99 = async () => percentile(await latencies(bench, HEALTHY_RATE, HEALTHY_SECONDS), 0.99);
    await p99();
    const ratios: number[] = [];
    for (let i = 0; i < 3; i++) {
      const without = await p99();
      const hole = await bench.addConsumers({ path: "/hang", eventTypes: ["company.created"] });
      await bench.publish({ requests: QUEUED / 500, batch: 500, eventTypes: ["company.created"], connections: 4 });
      const beside = await p99();
      await bench.removeConsumers(hole);
      say(`p99 ${format(beside)} ms, ${format(without)} ms without`);
      ratios.push(beside / without);
    }
    await bench.stack.stop("worker");
    await bench.removeConsumers(healthy);
    return [
      figureOf(
        { name: "healthy p99 beside 10,000 deliveries queued for a black hole / without", target: 1.5, better: "lower", unit: "ratio" },
        ratios,
      ),
    ];
  },
};
