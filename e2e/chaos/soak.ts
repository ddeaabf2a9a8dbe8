import type { ProcessName } from "@/e2e/chaos/app-processes";
import { type Figure, figure, percentile } from "@/e2e/chaos/figure";
import { latenciesIn } from "@/e2e/chaos/isolation";
import type { Load } from "@/e2e/chaos/make-faults";
import { pause } from "@/e2e/chaos/pause";
import { type Sample, Sampler } from "@/e2e/chaos/samples";
import { growth, type Point } from "@/e2e/chaos/trend";
import { World } from "@/e2e/chaos/world";
import { sharedNow } from "@/e2e/support/shared-clock";

const SAMPLE_MS = 10_000;
/** The first sixth is warming up: what is compiled, cached and connected then is not growth. */
const WARM_SHARE = 1 / 6;
const FLAT = 0.1;
/** Latency is noisier than memory: half as much again is what would be felt. */
const FLAT_LATENCY = 0.5;
const HOSTILE_RATE = 1;

export interface Soaked {
  figures: Figure[];
  samples: Sample[];
  /** Connections to the database, and the 99th percentile in milliseconds from publishing to arrival, by time. */
  connections: Point[];
  latency: Point[];
}

/** Works at half of a rate for a long time, with hostile receivers there, and judges whether anything grows (trend.ts). */
export async function soak(minutes: number, load: Load, say: (text: string) => void): Promise<Soaked> {
  const world = await World.open({ say });
  try {
    const types = await world.eventTypes();
    await world.addHealthy(types.healthy);
    await world.addHostile(types.hostile);
    await world.receivers.ask("sample");
    const streams = [
      await world.publish({ eventTypes: types.healthy, connections: 8, ...load, rate: load.rate / 2, sampled: true }),
      await world.publish({ eventTypes: [types.hostile], rate: HOSTILE_RATE, batch: 1, connections: 4 }),
    ];
    const { samples, connections } = await watch(world, minutes * 60_000);
    await Promise.all(streams.map((stop) => stop()));
    const latency = await latencyOverTime(world, samples);
    return { figures: judged(samples, connections, latency), samples, connections, latency };
  } finally {
    await world.close();
  }
}

async function watch(world: World, durationMs: number) {
  const sampler = new Sampler(world, SAMPLE_MS);
  const connections: Point[] = [];
  for (const end = sharedNow() + durationMs; sharedNow() < end; ) {
    await pause(Math.min(SAMPLE_MS, end - sharedNow()));
    const open = await world.onDatabase((client) =>
      client.query<{ count: number }>("select count(*)::int from pg_stat_activity where application_name like 'postrider%'"),
    );
    connections.push({ at: sharedNow(), value: open.rows[0]?.count ?? 0 });
    const worker = sampler.samples.findLast((sample) => sample.process === "worker");
    if (connections.length % 6 === 0) world.options.say(`worker ${Math.round(worker?.memory ?? 0)} MiB, ${worker?.handles} handles`);
  }
  sampler.stop();
  return { samples: sampler.samples, connections };
}

async function latencyOverTime(world: World, samples: Sample[]): Promise<Point[]> {
  const [{ acknowledged }, arrivals] = await Promise.all([world.published(), world.arrivals()]);
  const times = [...new Set(samples.map(({ at }) => at))];
  return times.slice(1).flatMap((at) => {
    const values = latenciesIn({ from: at - SAMPLE_MS, to: at }, acknowledged, arrivals);
    return values.length > 0 ? [{ at, value: percentile(values, 0.99) }] : [];
  });
}

function judged(samples: Sample[], connections: Point[], latency: Point[]): Figure[] {
  const warm = (points: Point[]) => points.slice(Math.ceil(points.length * WARM_SHARE));
  const of = (name: ProcessName, value: (sample: Sample) => number) =>
    warm(samples.filter((sample) => sample.process === name).map((sample) => ({ at: sample.at, value: value(sample) })));
  const grown = (name: string, points: Point[], target = FLAT) => figure(`growth: ${name}`, growth(points), target, "of the median");
  return [
    ...(["web", "worker"] as const).flatMap((name) => [
      grown(
        `memory of ${name}`,
        of(name, ({ memory }) => memory),
      ),
      grown(
        `handles of ${name}`,
        of(name, ({ handles }) => handles),
      ),
      grown(
        `sockets of ${name}`,
        of(name, ({ sockets }) => sockets),
      ),
    ]),
    grown("connections to the database", warm(connections)),
    grown("p99 from publishing to arrival", warm(latency), FLAT_LATENCY),
    figure("processes that ended", new Set(samples.map(({ pid }) => pid)).size - 2, 0, ""),
  ];
}
