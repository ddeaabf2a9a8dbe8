import type { Figure } from "@/e2e/bench/figure";
import { growth } from "@/e2e/bench/growth";
import { environment, tableOf, writeJson } from "@/e2e/bench/report";
import type { Scenario } from "@/e2e/bench/scenario";
import { claims } from "@/e2e/bench/scenarios/claim";
import { drainMany, drainOne, drainTransformed, endToEnd } from "@/e2e/bench/scenarios/drain";
import { inngest } from "@/e2e/bench/scenarios/inngest";
import { isolation, latency } from "@/e2e/bench/scenarios/latency";
import { logsLarge, logsSmall, million } from "@/e2e/bench/scenarios/logs";
import { publishSingle } from "@/e2e/bench/scenarios/publish";
import { Workbench } from "@/e2e/bench/workbench";

// npm run bench: every figure of the performance table, on the product as users run it. `npm run bench -- drain` measures only
// what has the word in its title; `npm run bench -- growth` draws docs/performance-growth.svg.

/** What is measured on a ledger with little in it comes first. */
const SCENARIOS: Scenario[] = [
  logsSmall,
  drainOne,
  drainMany,
  drainTransformed,
  endToEnd,
  publishSingle,
  latency,
  isolation,
  inngest,
  claims,
  million,
  logsLarge,
];

/** @param wanted part of a title; empty for all */
async function measure(bench: Workbench, wanted: string): Promise<void> {
  const figures: Figure[] = [];
  for (const { title, run } of SCENARIOS.filter((scenario) => scenario.title.toLowerCase().includes(wanted))) {
    const since = performance.now();
    console.log(`\n${title}`);
    figures.push(...(await run(bench, (text) => console.log(`  ${text}`))));
    console.log(`  in ${Math.round((performance.now() - since) / 1_000)} s`);
  }
  console.log(`\n${tableOf(figures)}`);
  writeJson({ figures, environment: environment(await bench.stack.postgresVersion()) });
}

const wanted = process.argv[2]?.toLowerCase() ?? "";
const started = performance.now();
const bench = await Workbench.open();
try {
  await bench.stack.startWeb();
  await (wanted === "growth" ? growth(bench) : measure(bench, wanted));
  console.log(`\nMeasured in ${((performance.now() - started) / 60_000).toFixed(1)} minutes.`);
} finally {
  await bench.close();
}
