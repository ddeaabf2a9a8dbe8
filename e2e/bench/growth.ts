import { mkdirSync, writeFileSync } from "node:fs";
import { median } from "@/e2e/bench/figure";
import { plot, type Series } from "@/e2e/bench/plot";
import { environment } from "@/e2e/bench/report";
import { format } from "@/e2e/bench/scenario";
import type { Workbench } from "@/e2e/bench/workbench";

// npm run bench -- growth: how the drain rate goes with rows behind it, consumers, payload and fan-out. Writes
// docs/performance-growth.{svg,json}; a rate is given as a share of the bare loop's with the same payload, measured right beside.

const DRAINED = 20_000;
const TIMES = 3;
const KIB = 1_024;

interface Load {
  deliveries: number;
  fanOut: number;
  size: number;
  companyIds?: string[];
}

async function share(bench: Workbench, { deliveries, fanOut, size, companyIds }: Load): Promise<number> {
  const shares: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    // A batch has 10 MiB at the most.
    const batch = Math.min(500, Math.floor((8 * KIB * KIB) / size), deliveries / fanOut);
    await bench.fill(deliveries / fanOut, { size, companyIds, batch });
    const bare = await bench.bare(Math.min(20_000, deliveries), size);
    shares.push((await bench.drain(deliveries)) / bare);
  }
  return median(shares);
}

type Points = Series["points"];

/** Says it as soon as it is known: the next one takes a while. */
function pointOf(x: number, y: number): Points[number] {
  console.log(`  ${x.toLocaleString("en").padStart(9)}  ${format(y)} of the bare loop`);
  return { x, y };
}

async function byFanOut(bench: Workbench): Promise<Points> {
  const points: Points = [];
  for (const fanOut of [1, 10, 50]) {
    const ids = await bench.addConsumers({ count: fanOut, hosts: Math.min(20, fanOut) });
    points.push(pointOf(fanOut, await share(bench, { deliveries: DRAINED, fanOut, size: KIB })));
    await bench.removeConsumers(ids);
  }
  return points;
}

async function byPayload(bench: Workbench): Promise<Points> {
  const points: Points = [];
  const ids = await bench.addConsumers();
  for (const kib of [1, 16, 128])
    points.push(pointOf(kib, await share(bench, { deliveries: kib > 16 ? 3_000 : 12_000, fanOut: 1, size: kib * KIB })));
  await bench.removeConsumers(ids);
  return points;
}

/** Each consumer takes what is its company's, so that a message has one delivery however many there are. */
async function byConsumers(bench: Workbench): Promise<Points> {
  const points: Points = [];
  for (const count of [1, 100, 1_000]) {
    const companyIds: string[] = [];
    for (let i = 0; i < count; i++) {
      const { id } = await bench.call<{ id: string }>("POST", "/companies", { name: `Company ${i}`, tags: { n: String(i) } });
      companyIds.push(id);
    }
    const ids = await bench.addConsumers({ count, hosts: Math.min(20, count), tagged: true });
    points.push(pointOf(count, await share(bench, { deliveries: DRAINED, fanOut: 1, size: KIB, companyIds })));
    await bench.removeConsumers(ids);
  }
  return points;
}

async function attempts(bench: Workbench): Promise<number> {
  const { rows } = await bench.stack.database.query<{ count: number }>("select count(*)::int as count from attempts");
  return rows[0]?.count ?? 0;
}

async function byRows(bench: Workbench): Promise<Points> {
  const points: Points = [];
  const ids = await bench.addConsumers();
  for (const rows of [10_000, 100_000, 1_000_000]) {
    const missing = rows - (await attempts(bench));
    bench.stack.startWorker();
    if (missing > 0) await bench.publish({ requests: Math.ceil(missing / 500), batch: 500, connections: 2 });
    await bench.settled();
    await bench.stack.stop("worker");
    const before = await attempts(bench);
    const y = await share(bench, { deliveries: DRAINED, fanOut: 1, size: KIB });
    // What is drained to measure it makes rows as well: those of the middle one of the drains.
    points.push(pointOf(Math.round((before + (await attempts(bench))) / 2), y));
  }
  await bench.removeConsumers(ids);
  return points;
}

/** Rows first: whatever is measured leaves some behind, and only there do they count. */
const MEASURED: [title: string, measure: (bench: Workbench) => Promise<Points>][] = [
  ["Attempts in the database", byRows],
  ["Endpoints a message", byFanOut],
  ["Endpoints", byConsumers],
  ["Payload, KiB", byPayload],
];

/** Measures all four, says them as a table and draws them. */
export async function growth(bench: Workbench): Promise<void> {
  const series: Series[] = [];
  for (const [title, measure] of MEASURED) {
    console.log(`\n${title}`);
    series.push({ title, points: await measure(bench) });
  }
  mkdirSync("docs", { recursive: true });
  writeFileSync("docs/performance-growth.svg", plot(series));
  const result = { series, environment: environment(await bench.stack.postgresVersion()) };
  writeFileSync("docs/performance-growth.json", `${JSON.stringify(result, null, 2)}\n`);
}
