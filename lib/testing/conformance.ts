import { Webhook } from "svix";
import { describe, expect, it } from "vitest";
import { deleteConsumer } from "@/lib/consumers/delete-consumer";
import { getSecret } from "@/lib/consumers/get-secret";
import { relaxedPool } from "@/lib/db";
import { claimDeliveries } from "@/lib/delivery/claim-deliveries";
import { wakeLanes } from "@/lib/lanes/wake-lanes";
import { type MakeEngine, withEngine } from "@/lib/testing/conformance-engine";
import { tellsOfTrouble } from "@/lib/testing/conformance-notices";
import { heedsReceivers, obeysPeople } from "@/lib/testing/conformance-rules";
import { retriesByTheBook } from "@/lib/testing/conformance-schedule";
import { waitsWhileSuspended } from "@/lib/testing/conformance-suspension";
import { dropConnections, eventually, newWorld } from "@/lib/testing/conformance-world";
import { signalWork } from "@/lib/work-signal";

/** What every engine must do, whatever decides when it does it. Run against the real database and real receivers. */
export function engineConformance(name: string, make: MakeEngine): void {
  describe(name, () => {
    deliversWhatWasAccepted(make);
    keepsTheSchedule(make);
    survivesItsNeighbours(make);
    retriesByTheBook(make);
    heedsReceivers(make);
    obeysPeople(make);
    waitsWhileSuspended(make);
    tellsOfTrouble(make);
  });
}

function deliversWhatWasAccepted(make: MakeEngine): void {
  it("delivers what was accepted before it started and while it runs, signed", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    const consumer = await world.consumer(receiver);
    const { key } = await getSecret(world.scope, consumer.id);
    const before = await world.publish(3);
    await withEngine(make, world, async () => {
      const during = await world.publish(3);
      await eventually(() => expect(receiver.ids()).toEqual(new Set([...before, ...during])));
    });
    for (const request of receiver.requests) expect(() => new Webhook(key).verify(request.body.toString(), request.headers)).not.toThrow();
    expect(await world.deliveries()).toEqual(
      Array(6).fill(expect.objectContaining({ status: "Success", attempt_count: 1, next_attempt_at: null })),
    );
  });

  it("notices each of many publishes one after the other", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    await world.consumer(receiver);
    await withEngine(make, world, async () => {
      for (let i = 0; i < 100; i++) {
        const [id] = await world.publish(1);
        await eventually(() => expect(receiver.ids()).toContain(id));
      }
    });
  });

  it("sends nothing to a consumer that was deleted", async () => {
    const world = await newWorld();
    const [deleted, kept] = [await world.receiver(), await world.receiver()];
    const consumer = await world.consumer(deleted);
    await world.consumer(kept);
    const [id] = await world.publish(1);
    await deleteConsumer(world.scope, consumer.id);
    await withEngine(make, world, () => eventually(() => expect(kept.ids()).toContain(id)));
    expect(deleted.requests).toEqual([]);
  });

  it("settles what is in flight before it stops", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => setTimeout(() => response.end(), 300);
    await world.consumer(receiver);
    await world.publish(4);
    await withEngine(make, world, () => eventually(() => expect(receiver.requests.length).toBe(4)));
    expect(await world.deliveries()).toEqual(Array(4).fill(expect.objectContaining({ status: "Success", lease_token: null })));
  });
}

function keepsTheSchedule(make: MakeEngine): void {
  it("tries again at the instants of the schedule, no sooner, and ends in Success", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => response.writeHead(receiver.requests.length < 4 ? 503 : 200).end();
    await world.consumer(receiver);
    const [id] = await world.publish(1);
    await withEngine(make, world, async () => {
      for (const [made, delay] of [
        [1, 5_000],
        [2, 300_000],
        [3, 1_800_000],
      ] as const) {
        await eventually(async () =>
          expect((await world.deliveries())[0]).toMatchObject({ status: "Attempting", attempt_count: made, slot: made }),
        );
        const [delivery] = await world.deliveries();
        expect(delivery?.next_attempt_at?.getTime()).toBe(world.clock.now().getTime() + delay);
        world.clock.advance(delay - 1);
        signalWork();
        await world.engineHasLooked();
        expect(receiver.requests.length).toBe(made);
        world.clock.advance(1);
        signalWork();
      }
      await eventually(async () =>
        expect((await world.deliveries())[0]).toMatchObject({ status: "Success", attempt_count: 4, next_attempt_at: null }),
      );
    });
    expect(receiver.requests.map((request) => request.headers["webhook-id"])).toEqual([id, id, id, id]);
    expect(
      (await world.attempts()).map(({ number, slot, response_status, outcome, next_reason }) => [
        number,
        slot,
        response_status,
        outcome,
        next_reason,
      ]),
    ).toEqual([
      [1, 0, 503, "failure", "schedule"],
      [2, 1, 503, "failure", "schedule"],
      [3, 2, 503, "failure", "schedule"],
      [4, 3, 200, "success", "succeeded"],
    ]);
  });

  it("ends in Failure when the schedule is used up", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => response.writeHead(500).end("broken");
    await world.consumer(receiver);
    await world.publish(1);
    await withEngine(make, { clock: world.clock, delays: [0, 1_000] }, async () => {
      await eventually(() => expect(receiver.requests.length).toBe(1));
      await eventually(async () => expect((await world.deliveries())[0]).toMatchObject({ status: "Attempting" }));
      world.clock.advance(1_000);
      signalWork();
      await eventually(async () =>
        expect((await world.deliveries())[0]).toMatchObject({ status: "Failure", attempt_count: 2, next_attempt_at: null }),
      );
    });
    expect((await world.attempts())[1]).toMatchObject({ error_code: "http_status", next_reason: "exhausted", next_at: null });
  });

  it("attempts again what a killed process had claimed, once its lease has run out", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    const consumer = await world.consumer(receiver);
    const [id] = await world.publish(1);
    await wakeLanes(relaxedPool(), new Map([[consumer.id, world.clock.now()]]));
    const leaseUntil = new Date(world.clock.now().getTime() + 30_000);
    const claim = { now: world.clock.now(), leaseUntil, limit: 10, perConsumer: 10, free: new Map(), after: "" };
    expect(await claimDeliveries(relaxedPool(), claim)).toHaveLength(1); // … and is never heard of again
    await withEngine(make, world, async () => {
      const [other] = await world.publish(1);
      await eventually(() => expect(receiver.ids()).toEqual(new Set([other])));
      world.clock.advance(30_000);
      signalWork();
      await eventually(() => expect(receiver.ids()).toEqual(new Set([id, other])));
    });
    expect((await world.attempts()).map(({ number }) => number)).toEqual([1, 1]);
  });
}

function survivesItsNeighbours(make: MakeEngine): void {
  it("shares one ledger with another engine: nothing twice, nothing missing", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    await world.consumer(receiver);
    const ids = await world.publish(1_000);
    await withEngine(make, world, () =>
      withEngine(make, world, async () => {
        ids.push(...(await world.publish(1_000)));
        await eventually(() => expect(receiver.ids().size).toBe(2_000), 30_000);
      }),
    );
    expect(receiver.ids()).toEqual(new Set(ids));
    expect(receiver.requests.length).toBe(2_000);
  });

  it("goes on after the database dropped every connection", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => setTimeout(() => response.end(), 20);
    await world.consumer(receiver);
    await withEngine(make, world, async () => {
      const ids = await world.publish(300);
      await eventually(() => expect(receiver.requests.length).toBeGreaterThan(20));
      await dropConnections();
      await eventually(async () => {
        ids.push(...(await world.publish(20)));
      });
      await eventually(async () => {
        world.clock.advance(1_000); // lets the leases of lost claims run out
        signalWork();
        const deliveries = await world.deliveries();
        expect(deliveries.filter(({ status }) => status === "Success")).toHaveLength(320);
      }, 15_000);
      expect(receiver.ids()).toEqual(new Set(ids));
    });
  });

  it("leaves nothing leased that it did not attempt, when it stops or a receiver begins to fail", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    const unattempted = async () => (await world.deliveries()).filter(({ status }) => status === "Sending");
    await world.consumer(receiver);
    await world.publish(600);
    await withEngine(make, world, () => eventually(() => expect(receiver.requests.length).toBeGreaterThan(100)));
    const left = await unattempted();
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter(({ lease_token }) => lease_token !== null)).toEqual([]);
    const before = receiver.requests.length;
    receiver.answer = (_, response) => response.writeHead(receiver.requests.length < before + 100 ? 200 : 500).end();
    await withEngine(make, world, () => eventually(() => expect(receiver.requests.length).toBeGreaterThan(before + 110)));
    expect((await unattempted()).filter(({ lease_token }) => lease_token !== null)).toEqual([]);
    expect(await world.attempts()).toHaveLength(receiver.requests.length);
  });

  it("delivers to the others while one receiver hangs with a backlog", async () => {
    const world = await newWorld();
    const [hanging, healthy] = [await world.receiver(), await world.receiver()];
    hanging.answer = () => {};
    await world.consumer(hanging);
    await world.publish(500);
    const options = { clock: world.clock, consumerConcurrency: 8, timeoutMs: 5_000 };
    await world.consumer(healthy);
    await withEngine(make, options, async () => {
      await eventually(() => expect(hanging.requests.length).toBe(8));
      const ids = await world.publish(50);
      await eventually(() => expect(healthy.ids()).toEqual(new Set(ids)), 4_000);
      expect(hanging.requests.length).toBe(8);
      hanging.release();
    });
  });
}
