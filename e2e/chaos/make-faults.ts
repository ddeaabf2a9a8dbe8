import { type Account, accountOf, type FaultTimes, type MadeFault, withConsequences } from "@/e2e/chaos/account";
import type { Fault } from "@/e2e/chaos/faults";
import { brokenRules, untilAtRest } from "@/e2e/chaos/ledger";
import { pause } from "@/e2e/chaos/pause";
import type { Random } from "@/e2e/chaos/random";
import { type Sample, Sampler } from "@/e2e/chaos/samples";
import { LEASE_MS, type World } from "@/e2e/chaos/world";
import { sharedNow } from "@/e2e/support/shared-clock";

const SAMPLE_MS = 2_000;
/** What the last fault left behind has so long to come to rest: leases run out, breakers probe, retries are waited for. */
const DRAIN_MS = 180_000;
const HOSTILE_RATE = 1;

/** What came of a world in which faults were made. */
export interface Outcome {
  account: Account;
  faults: MadeFault[];
  failedRequests: number;
  cameToRest: boolean;
  broken: Map<string, number>;
  samples: Sample[];
}

export interface Load {
  /** Events a second for the healthy receivers. */
  rate: number;
  batch: number;
}

export interface Pace {
  /** Bounds of the pause before each fault, in milliseconds, out of which chance picks. */
  from: number;
  to: number;
}

/** Publishes to healthy and hostile receivers, makes the faults one by one meanwhile, lets all come to rest, and counts. */
export async function makeFaults(world: World, faults: Fault[], random: Random, load: Load, pace: Pace): Promise<Outcome> {
  const { say } = world.options;
  const types = await world.eventTypes();
  await world.addHealthy(types.healthy);
  await world.addHostile(types.hostile);
  const sampler = new Sampler(world, SAMPLE_MS);
  const streams = [
    await world.publish({ eventTypes: types.healthy, connections: 16, ...load }),
    await world.publish({ eventTypes: [types.hostile], rate: HOSTILE_RATE, batch: 1, connections: 4 }),
  ];
  const made: FaultTimes[] = [];
  for (const [i, { kind, make }] of faults.entries()) {
    await pause(random.between(pace.from, pace.to));
    const began = sharedNow();
    await make(random);
    made.push({ kind, began, ended: sharedNow() });
    const [accepted, arrived] = await Promise.all([
      world.publisher.ask<number>("acknowledgedCount"),
      world.receivers.ask<number>("arrivalCount"),
    ]);
    say(`${String(i + 1).padStart(2)}/${faults.length} ${kind} (${accepted} acknowledged, ${arrived} arrived)`);
  }
  await pause(pace.to);
  say("publishing ends; waiting until everything is at rest");
  await Promise.all(streams.map((stop) => stop()));
  await world.disableHostile(true);
  const cameToRest = await untilAtRest(world, DRAIN_MS);
  // Attempts at hostile receivers that were in flight end meanwhile.
  await pause(LEASE_MS / 2);
  sampler.stop();
  return { ...(await counted(world, made)), cameToRest, broken: await brokenRules(world), samples: sampler.samples };
}

async function counted(world: World, made: FaultTimes[]) {
  const [{ acknowledged, failures }, arrivals] = await Promise.all([world.published(), world.arrivals()]);
  const healthy = acknowledged.filter(({ eventType }) => world.receiversOf.has(eventType));
  return {
    account: accountOf(healthy, arrivals, world.receiversOf),
    faults: withConsequences(made, healthy, arrivals),
    failedRequests: failures,
  };
}
