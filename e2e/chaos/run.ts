import { environment, type Figure, tableOf, writeJson } from "@/e2e/chaos/figure";
import { measureIsolation } from "@/e2e/chaos/isolation";
import { judge } from "@/e2e/chaos/judge";
import type { Outcome } from "@/e2e/chaos/make-faults";
import { randomFrom } from "@/e2e/chaos/random";
import { soak } from "@/e2e/chaos/soak";
import { distantWorld, fullWorld, killedWorld } from "@/e2e/chaos/worlds";

// npm run chaos: everything that can break around the product is broken while it works, and what was acknowledged is counted
// at the other end. `npm run chaos -- short` is the part that belongs to npm test; `-- killed`, `-- distant` and `-- full` are
// its worlds one by one, `-- isolation` sets hostile consumers beside healthy ones, and `npm run soak` looks whether anything grows in
// half an hour (`npm run soak -- 3` in three minutes). CHAOS_SEED repeats a run's faults.

const LOAD = { rate: Number(process.env.CHAOS_RATE ?? 200), batch: 4 };
/** About what two cores take, publisher and receivers among them; each event is for two consumers. */
const FULL_LOAD = { rate: Number(process.env.CHAOS_RATE ?? 2_000), batch: 20 };
const SHORT_SEED = 1;
const SOAK_MINUTES = 30;

const mode = process.argv[2] ?? "all";
const seed = Number(process.env.CHAOS_SEED ?? (mode === "short" ? SHORT_SEED : Date.now() % 1_000_000));
const random = randomFrom(seed);
const started = performance.now();

function say(text: string): void {
  console.log(`  ${String(Math.round((performance.now() - started) / 1_000)).padStart(4)} s  ${text}`);
}

function reported(figures: Figure[], more: object): void {
  console.log(`\n${tableOf(figures)}\n\nSeed ${seed}, in ${((performance.now() - started) / 60_000).toFixed(1)} minutes.`);
  writeJson({ figures, ...more, seed, environment: environment() });
  if (figures.some(({ meets }) => meets === false)) process.exitCode = 1;
}

async function worlds(): Promise<Outcome[]> {
  const is = (name: string) => mode === "all" || mode === name;
  const outcomes: (Outcome | undefined)[] = [];
  if (mode === "short") outcomes.push(await killedWorld(random, LOAD, { kills: 6, freezes: 0 }, say));
  if (is("killed")) outcomes.push(await killedWorld(random, LOAD, { kills: 30, freezes: 2 }, say));
  if (is("distant")) outcomes.push(await distantWorld(random, LOAD, say));
  if (is("full")) outcomes.push(await fullWorld(random, LOAD, say));
  return outcomes.filter((outcome) => outcome !== undefined);
}

console.log(`Seed ${seed}`);
if (mode === "isolation") {
  reported(await measureIsolation(say), {});
} else if (mode === "soak") {
  const { figures, ...series } = await soak(Number(process.argv[3] ?? SOAK_MINUTES), FULL_LOAD, say);
  reported(figures, series);
} else {
  const outcomes = await worlds();
  const figures = mode === "all" ? [...judge(outcomes), ...(await measureIsolation(say))] : judge(outcomes);
  reported(figures, { faults: outcomes.flatMap(({ faults }) => faults) });
}
