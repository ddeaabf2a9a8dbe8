import { figureOf } from "@/e2e/bench/figure";
import { format, SAMPLES, type Scenario } from "@/e2e/bench/scenario";
import type { ConsumerOptions, Workbench } from "@/e2e/bench/workbench";
import { sharedNow } from "@/e2e/support/shared-clock";

/** Deliveries of one drain: seconds of work, so that starting and ending weigh little. */
export const DRAINED = 20_000;

/** @returns deliveries a second of a ledger that was full, and requests a second of the bare loop right before */
async function drainOnce(bench: Workbench, eventTypes: string[], fanOut: number): Promise<{ drain: number; bare: number }> {
  await bench.fill(DRAINED / fanOut, { eventTypes });
  const bare = await bench.bare();
  return { drain: await bench.drain(DRAINED), bare };
}

async function sample(
  bench: Workbench,
  say: (text: string) => void,
  consumers: ConsumerOptions & { eventTypes: string[] },
  fanOut: number,
): Promise<number[]> {
  const ids = await bench.addConsumers(consumers);
  const ratios: number[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const { drain, bare } = await drainOnce(bench, consumers.eventTypes, fanOut);
    say(`${format(drain)}/s of ${format(bare)}/s bare`);
    ratios.push(drain / bare);
  }
  await bench.removeConsumers(ids);
  return ratios;
}

const HIGHER = { better: "higher", unit: "ratio" } as const;

export const drainOne: Scenario = {
  title: "Drain, one consumer",
  run: async (bench, say) => [
    figureOf(
      { name: "drain, one consumer / bare loop", target: 0.4, ...HIGHER },
      await sample(bench, say, { eventTypes: ["read.completed"] }, 1),
    ),
  ],
};

export const drainMany: Scenario = {
  title: "Drain, 100 consumers on 20 hosts",
  run: async (bench, say) => {
    const eventTypes = (await bench.eventTypes()).slice(0, 50);
    return [
      figureOf(
        { name: "drain, 100 consumers on 20 hosts / bare loop", target: 0.35, ...HIGHER },
        await sample(bench, say, { count: 100, hosts: 20, eventTypes }, 2),
      ),
    ];
  },
};

/** What a client might well do: drop a field, add one, reshape a list. */
const TRANSFORMATION = `function handler(webhook) {
  const { text, ...rest } = webhook.payload.payload;
  webhook.payload = { ...webhook.payload, payload: { ...rest, words: text.slice(0, 200).split("x").length, text } };
  return webhook;
}`;

export const drainTransformed: Scenario = {
  title: "Drain with a transformation",
  run: async (bench, say) => {
    const ratios: number[] = [];
    const [id = ""] = await bench.addConsumers();
    for (let i = 0; i < SAMPLES; i++) {
      const rates: number[] = [];
      for (const enabled of [false, true]) {
        await bench.call("PUT", `/webhooks/${id}/transformation`, { code: TRANSFORMATION, enabled });
        await bench.fill(DRAINED / 2);
        rates.push(await bench.drain(DRAINED / 2));
      }
      const [without = 1, transformed = 0] = rates;
      say(`${format(transformed)}/s of ${format(without)}/s without`);
      ratios.push(transformed / without);
    }
    await bench.removeConsumers([id]);
    return [figureOf({ name: "drain, small transformation / none", target: 0.3, ...HIGHER }, ratios)];
  },
};

export const endToEnd: Scenario = {
  title: "Publish and deliver at once",
  run: async (bench, say) => {
    const ids = await bench.addConsumers();
    const batch = 20;
    const ratios: number[] = [];
    bench.stack.startWorker();
    await bench.warmUp();
    for (let i = 0; i < SAMPLES; i++) {
      const bare = await bench.bare();
      const started = sharedNow();
      const { refused } = await bench.publish({ requests: DRAINED / batch, batch });
      if (refused > 0) throw new Error(`${refused} batches were refused.`);
      const rate = (DRAINED * 1_000) / ((await bench.settled()) - started);
      say(`${format(rate)}/s of ${format(bare)}/s bare`);
      ratios.push(rate / bare);
    }
    await bench.stack.stop("worker");
    await bench.removeConsumers(ids);
    return [figureOf({ name: "batches of 20 published, delivered and settled / bare loop", target: 0.2, ...HIGHER }, ratios)];
  },
};
