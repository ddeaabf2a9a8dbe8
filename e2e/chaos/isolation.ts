import { type Figure, figure, median, percentile } from "@/e2e/chaos/figure";
import { pause } from "@/e2e/chaos/pause";
import type { Acknowledged } from "@/e2e/chaos/processes/publisher";
import type { Arrival } from "@/e2e/chaos/processes/receivers";
import { World } from "@/e2e/chaos/world";
import { sharedNow } from "@/e2e/support/shared-clock";

const HEALTHY = 50;
/** Ten kinds that hold what they can for as long as they can. */
const KINDS = [
  "hang",
  "reset",
  "closesAtOnce",
  "trickledHeaders",
  "trickledBody",
  "garbage",
  "privateRedirect",
  "endlessBody",
  "endlessHeaders",
  "informationalFlood",
] as const;
/** Events a second; each is for every healthy consumer, or for every hostile one. */
const HEALTHY_RATE = 4;
const HOSTILE_RATE = 4;
const ROUNDS = 3;
const SETTLE_MS = 3_000;
const WINDOW_MS = 15_000;
const TARGET = 1.5;

interface Window {
  from: number;
  to: number;
}

/** Milliseconds from sending an event to each of its arrivals, for what was sent in a window. */
export function latenciesIn({ from, to }: Window, acknowledged: Acknowledged[], arrivals: Arrival[]): number[] {
  const sent = new Map(acknowledged.map(({ messageId, sentAt }) => [messageId, sentAt]));
  return arrivals.flatMap(({ messageId, at }) => {
    const sentAt = sent.get(messageId);
    return sentAt !== undefined && sentAt >= from && sentAt < to ? [at - sentAt] : [];
  });
}

async function measuredWindow(): Promise<Window> {
  await pause(SETTLE_MS);
  const from = sharedNow();
  await pause(WINDOW_MS);
  return { from, to: from + WINDOW_MS };
}

/**
 * The healthy consumers' 99th percentile, from publishing to arrival, with ten hostile consumers beside them and without, in turn.
 * @returns both, and the ratio of their medians
 */
export async function measureIsolation(say: (text: string) => void): Promise<Figure[]> {
  const world = await World.open({ say });
  try {
    const types = await world.eventTypes();
    const [type = ""] = types.healthy;
    await world.addReceivers(HEALTHY, type);
    await world.addHostile(types.hostile, [...KINDS]);
    const stop = await world.publish({ eventTypes: [type], rate: HEALTHY_RATE, batch: 1, connections: 4 });
    const without: Window[] = [];
    const beside: Window[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      await world.disableHostile(true);
      without.push(await measuredWindow());
      await world.disableHostile(false);
      const stopHostile = await world.publish({ eventTypes: [types.hostile], rate: HOSTILE_RATE, batch: 1, connections: 4 });
      beside.push(await measuredWindow());
      await stopHostile();
      say(`round ${round} of ${ROUNDS}`);
    }
    await stop();
    await pause(SETTLE_MS);
    const [{ acknowledged }, arrivals] = await Promise.all([world.published(), world.arrivals()]);
    const p99 = (windows: Window[]) => median(windows.map((window) => percentile(latenciesIn(window, acknowledged, arrivals), 0.99)));
    return [
      figure(`p99 of ${HEALTHY} healthy consumers alone`, p99(without), null, "ms"),
      figure(`p99 of ${HEALTHY} healthy consumers beside ${KINDS.length} hostile ones`, p99(beside), null, "ms"),
      figure("healthy p99 beside hostile consumers / alone", p99(beside) / p99(without), TARGET, ""),
    ];
  } finally {
    await world.close();
  }
}
