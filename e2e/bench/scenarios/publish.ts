import { spawn } from "node:child_process";
import { once } from "node:events";
import { figureOf } from "@/e2e/bench/figure";
import type { Loaded } from "@/e2e/bench/processes/publisher";
import { format, SAMPLES, type Scenario } from "@/e2e/bench/scenario";
import type { Workbench } from "@/e2e/bench/workbench";

const PUBLISHES = 10_000;
const CONSTANTS = 4_000;
const CONNECTIONS = 64;
const READY_MS = 30_000;

/** The same build, served by Next alone: there its own route handler answers /api/health/live, with a constant. */
async function startNext(bench: Workbench): Promise<{ origin: string; stop: () => Promise<void> }> {
  const port = await bench.freePort();
  const next = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "--port", String(port)], {
    env: { ...bench.stack.variables, NODE_ENV: "production", POSTRIDER_PROCESS: "web" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const origin = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + READY_MS; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    if ((await fetch(`${origin}/api/health/live`).catch(() => undefined))?.ok) break;
    if (Date.now() > deadline) throw new Error("Next did not answer.");
  }
  const stop = async () => {
    next.kill("SIGTERM");
    await once(next, "exit");
  };
  return { origin, stop };
}

const rateOf = ({ requests, seconds, refused }: Loaded): number => {
  if (refused > 0) throw new Error(`${refused} of ${requests} requests were refused.`);
  return requests / seconds;
};

export const publishSingle: Scenario = {
  title: "Single publishes",
  run: async (bench, say) => {
    const ids = await bench.addConsumers();
    const next = await startNext(bench);
    const constant = {
      origin: next.origin,
      path: "/api/health/live",
      headers: {},
      requests: CONSTANTS,
      batch: 0,
      connections: CONNECTIONS,
    };
    await bench.publish({ ...constant, requests: 500 }); // warm
    const ratios: number[] = [];
    const rates: number[] = [];
    for (let i = 0; i < SAMPLES; i++) {
      const accepted = rateOf(await bench.publish({ requests: PUBLISHES, batch: 1, connections: CONNECTIONS }));
      const answered = rateOf(await bench.publish(constant));
      say(`${format(accepted)}/s accepted, ${format(answered)}/s of a constant`);
      ratios.push(accepted / answered);
      rates.push(accepted);
    }
    await next.stop();
    await bench.removeConsumers(ids);
    return [
      figureOf({ name: "single publishes accepted / a Next route's constant", target: 3, better: "higher", unit: "ratio" }, ratios),
      figureOf({ name: "single publishes accepted a second", target: null, better: "higher", unit: "1/s" }, rates),
    ];
  },
};
