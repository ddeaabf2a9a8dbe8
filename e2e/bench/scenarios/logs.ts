import { figureOf, median } from "@/e2e/bench/figure";
import { format, type Scenario } from "@/e2e/bench/scenario";
import { DRAINED } from "@/e2e/bench/scenarios/drain";
import type { Workbench } from "@/e2e/bench/workbench";

const SMALL = 10_000;
const MILLION = 1_000_000;
const ROUND = 100_000;
const READS = 15;

/** What a person may filter the log by, alone and together. */
async function filters(bench: Workbench): Promise<Record<string, string>> {
  const { rows } = await bench.stack.database.query<{ consumer_id: string; event_type: string }>(
    "select consumer_id, event_type from deliveries order by message_id desc limit 1",
  );
  const { consumer_id: webhookId = "", event_type: eventType = "" } = rows[0] ?? {};
  const day = new Date(Date.now() - 86_400_000).toISOString();
  const statuses = Object.fromEntries(
    ["Success", "Failure", "Attempting", "Cancelled", "NotSent"].map((status) => [status, `?status=${status}`]),
  );
  return {
    nothing: "",
    ...statuses,
    "event type": `?eventType=${eventType}`,
    endpoint: `?webhookId=${webhookId}`,
    dates: `?since=${day}`,
    "endpoint, failed": `?webhookId=${webhookId}&status=Failure`,
    "event type, failed": `?eventType=${eventType}&status=Failure`,
  };
}

/** Median milliseconds of the first page by each filter. */
async function readFirstPages(bench: Workbench): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const [name, query] of Object.entries(await filters(bench))) {
    const taken: number[] = [];
    for (let i = 0; i < READS; i++) {
      const started = performance.now();
      await bench.call("GET", `/messages${query}`);
      taken.push(performance.now() - started);
    }
    times.set(name, median(taken));
  }
  return times;
}

/** Deliveries here all succeed; one in fifty is made to look otherwise, so that each filter finds what it looks for. */
async function varyStatuses(bench: Workbench): Promise<void> {
  const status = "case abs(hashtext(message_id)) % 150 when 0 then 'Failure' when 1 then 'Attempting' else 'Cancelled' end";
  await bench.stack.database.query(
    `update deliveries set status = (${status})::delivery_status where status = 'Success' and abs(hashtext(message_id)) % 150 < 3`,
  );
  for (const table of ["messages", "deliveries", "attempts"]) await bench.stack.database.query(`vacuum analyze ${table}`);
}

const small = new Map<string, number>();
const drained: number[] = [];

export const logsSmall: Scenario = {
  title: "A million rows: before",
  run: async (bench) => {
    const ids = await bench.addConsumers();
    await bench.fill(SMALL);
    await bench.drain(SMALL);
    await varyStatuses(bench);
    for (const [name, ms] of await readFirstPages(bench)) small.set(name, ms);
    for (let i = 0; i < 3; i++) {
      await bench.fill(DRAINED);
      drained.push((await bench.drain(DRAINED)) / (await bench.bare()));
    }
    await bench.removeConsumers(ids);
    return [];
  },
};

const MEGABYTE = 1_048_576;

export const million: Scenario = {
  title: "A million rows: delivered",
  run: async (bench, say) => {
    const ids = await bench.addConsumers({ count: 10, eventTypes: (await bench.eventTypes()).slice(0, 10) });
    bench.stack.startWorker();
    const memory: number[] = [];
    for (let done = ROUND; done <= MILLION; done += ROUND) {
      await bench.publish({ requests: ROUND / 500, batch: 500, connections: 2, eventTypes: (await bench.eventTypes()).slice(0, 10) });
      await bench.settled();
      memory.push(bench.stack.memory("worker"));
      say(`${format(done)} delivered, worker at ${Math.round((memory.at(-1) ?? 0) / MEGABYTE)} MiB`);
    }
    await bench.stack.stop("worker");
    const [first = 1, last = 0] = [memory[0], memory.at(-1)];
    const ratio = figureOf(
      { name: "worker's memory after 1,000,000 deliveries / after 100,000", target: 1.2, better: "lower", unit: "ratio" },
      [last / first],
    );
    await bench.removeConsumers(ids);
    return [ratio];
  },
};

export const logsLarge: Scenario = {
  title: "A million rows: after",
  run: async (bench, say) => {
    await varyStatuses(bench);
    const ratios: number[] = [];
    for (const [name, ms] of await readFirstPages(bench)) {
      const before = small.get(name) ?? ms;
      say(`${name}: ${format(ms)} ms, ${format(before)} ms at 10,000`);
      ratios.push(ms / before);
    }
    const ids = await bench.addConsumers();
    const behind: number[] = [];
    for (let i = 0; i < 3; i++) {
      await bench.fill(DRAINED);
      behind.push((await bench.drain(DRAINED)) / (await bench.bare()));
    }
    await bench.removeConsumers(ids);
    const before = median(drained);
    const worst = figureOf(
      { name: "first page of Logs, slowest filter, at 1,000,000 / at 10,000", target: 2, better: "lower", unit: "ratio" },
      [Math.max(...ratios)],
    );
    return [
      { ...worst, samples: ratios },
      figureOf(
        { name: "drain with 1,000,000 rows behind it / on an empty ledger", target: 0.8, better: "higher", unit: "ratio" },
        behind.map((rate) => rate / before),
      ),
    ];
  },
};
