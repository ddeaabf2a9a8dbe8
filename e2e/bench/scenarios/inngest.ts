import { figureOf } from "@/e2e/bench/figure";
import { format, SAMPLES, type Scenario } from "@/e2e/bench/scenario";
import { DRAINED } from "@/e2e/bench/scenarios/drain";
import type { Workbench } from "@/e2e/bench/workbench";

/** As `Workbench.drain`, but that an Inngest server has a web process's functions run. */
async function drainByInngest(bench: Workbench, deliveries: number): Promise<number> {
  await bench.resetReceiver();
  await bench.stack.startInngest(await bench.freePort());
  const rate = await bench.rateUntilSettled(deliveries);
  await bench.stack.stop("inngest");
  return rate;
}

/** Both engines on ledgers of one size, in turn. Needs a server, as inngest/real-server.test.ts does. */
export const inngest: Scenario = {
  title: "Inngest engine",
  run: async (bench, say) => {
    if (!process.env.INNGEST_BASE_URL) {
      say("left out: INNGEST_BASE_URL names no server");
      return [];
    }
    const ids = await bench.addConsumers();
    const ratios: number[] = [];
    for (let i = 0; i < SAMPLES; i++) {
      await bench.fill(DRAINED);
      const embedded = await bench.drain(DRAINED);
      await bench.fill(DRAINED);
      const byInngest = await drainByInngest(bench, DRAINED);
      say(`${format(byInngest)}/s, ${format(embedded)}/s embedded`);
      ratios.push(byInngest / embedded);
    }
    await bench.removeConsumers(ids);
    return [figureOf({ name: "drain, Inngest engine / embedded", target: 0.3, better: "higher", unit: "ratio" }, ratios)];
  },
};
