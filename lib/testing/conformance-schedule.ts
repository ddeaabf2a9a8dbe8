import { expect, it } from "vitest";
import { disableConsumer } from "@/lib/consumers/disable-consumer";
import { enableConsumer } from "@/lib/consumers/enable-consumer";
import { type MakeEngine, withEngine } from "@/lib/testing/conformance-engine";
import { type ConformanceWorld, eventually, newWorld } from "@/lib/testing/conformance-world";
import { signalWork } from "@/lib/work-signal";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** The schedule of product.md S2. */
export const SCHEDULE = [0, 5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];

/** Lets time pass, and tells the engine. */
export const pass = (world: ConformanceWorld, ms: number) => {
  world.clock.advance(ms);
  signalWork();
};
/** Resolves when so many attempts are settled. */
export const settled = (world: ConformanceWorld, count: number) =>
  eventually(async () => expect(await world.attempts()).toHaveLength(count));

/** Attempts made of the only delivery, each at the instant the ledger names, until nothing is left to do. */
async function followSchedule(world: ConformanceWorld): Promise<number[]> {
  const began = world.clock.now().getTime();
  const offsets = [0];
  for (;;) {
    await settled(world, offsets.length);
    const next = (await world.deliveries())[0]?.next_attempt_at;
    if (!next) return offsets;
    pass(world, next.getTime() - world.clock.now().getTime());
    offsets.push(next.getTime() - began);
  }
}

/** The worked examples of the retry documentation, on a clock that lives through 28 hours in a second. */
export function retriesByTheBook(make: MakeEngine): void {
  it("makes eight attempts in 27 h 35 min 5 s, then gives up", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => response.writeHead(500).end();
    await world.consumer(receiver);
    await world.publish(1);
    await withEngine(make, { clock: world.clock, delays: SCHEDULE }, async () => {
      const offsets = await followSchedule(world);
      expect(offsets).toHaveLength(8);
      expect(offsets.at(-1)).toBe(27 * HOUR + 35 * MINUTE + 5_000);
    });
    expect(await world.deliveries()).toEqual([expect.objectContaining({ status: "Failure", attempt_count: 8 })]);
  });

  it("three failures, then success: about 35 min 5 s after the first attempt", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => response.writeHead(receiver.requests.length > 3 ? 200 : 503).end();
    await world.consumer(receiver);
    await world.publish(1);
    await withEngine(make, { clock: world.clock, delays: SCHEDULE }, async () => {
      expect((await followSchedule(world)).at(-1)).toBe(35 * MINUTE + 5_000);
    });
    expect(await world.deliveries()).toEqual([expect.objectContaining({ status: "Success", attempt_count: 4 })]);
  });

  it("disabled after the 5-min retry, enabled 3 h later: three attempts left, at 5 h, 10 h and 10 h", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => response.writeHead(503).end();
    const consumer = await world.consumer(receiver);
    await world.publish(1);
    await withEngine(make, { clock: world.clock, delays: SCHEDULE }, async () => {
      await settled(world, 1);
      pass(world, 5_000);
      await settled(world, 2);
      pass(world, 5 * MINUTE);
      await settled(world, 3);
      const began = world.clock.now().getTime();
      await disableConsumer(world.scope, consumer.id, "user", world.clock);
      pass(world, 3 * HOUR);
      await world.engineHasLooked();
      expect(receiver.requests).toHaveLength(3);
      await enableConsumer(world.scope, consumer.id, world.clock);
      const due: number[] = [];
      for (const made of [4, 5, 6]) {
        const next = (await world.deliveries())[0]?.next_attempt_at?.getTime() ?? 0;
        due.push(next - began);
        pass(world, next - world.clock.now().getTime());
        await settled(world, made);
      }
      // The 30-min and 2-h slots passed at 0:30 and 2:30; what is left counts from there.
      expect(due).toEqual([7.5 * HOUR, 17.5 * HOUR, 27.5 * HOUR]);
    });
    expect(await world.deliveries()).toEqual([expect.objectContaining({ status: "Failure", attempt_count: 6 })]);
  });
}
