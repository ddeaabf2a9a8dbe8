import { expect, it } from "vitest";
import { pool } from "@/lib/db";
import { resendMessage } from "@/lib/replay/resend-message";
import { type MakeEngine, withEngine } from "@/lib/testing/conformance-engine";
import { HOUR, MINUTE, pass, SCHEDULE, settled } from "@/lib/testing/conformance-schedule";
import { eventually, newWorld } from "@/lib/testing/conformance-world";

/** What receivers ask for and what they bring upon themselves. */
export function heedsReceivers(make: MakeEngine): void {
  it("leaves a receiver alone as it asks: the other deliveries of the consumer wait as well, and no slot is used up", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => response.writeHead(receiver.requests.length === 1 ? 429 : 200, { "retry-after": "120" }).end();
    await world.consumer(receiver);
    await world.publish(1);
    await withEngine(make, { clock: world.clock, delays: SCHEDULE }, async () => {
      await settled(world, 1);
      expect(await world.deliveries()).toEqual([expect.objectContaining({ slot: 1, waiting_for: "pause" })]);
      expect((await world.deliveries())[0]?.next_attempt_at?.getTime()).toBe(world.clock.now().getTime() + 120_000);
      await world.publish(1);
      pass(world, 119_000);
      await world.engineHasLooked();
      expect(receiver.requests).toHaveLength(1);
      pass(world, 1_000);
      await eventually(() => expect(receiver.requests).toHaveLength(3));
    });
  });

  it("heeds `Remaining: 0` on a success", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => response.writeHead(200, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "60" }).end();
    await world.consumer(receiver);
    await world.publish(1);
    await withEngine(make, world, async () => {
      await settled(world, 1);
      await world.publish(1);
      await world.engineHasLooked();
      expect(receiver.requests).toHaveLength(1);
      pass(world, 60_000);
      await eventually(() => expect(receiver.requests).toHaveLength(2));
    });
  });

  it("disables a consumer that answers 410", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => response.writeHead(410).end();
    const consumer = await world.consumer(receiver);
    await world.publish(1);
    await withEngine(make, world, async () => {
      await eventually(async () => {
        const { rows } = await pool().query("select disabled_reason from consumers where id = $1", [consumer.id]);
        expect(rows).toEqual([{ disabled_reason: "gone" }]);
      });
      pass(world, HOUR);
      await world.engineHasLooked();
      expect(receiver.requests).toHaveLength(1);
    });
    expect(await world.attempts()).toEqual([expect.objectContaining({ error_code: "gone", next_reason: "gone" })]);
  });

  it("defers everything to a failing host without using up slots, probes it after a minute, and goes on when it answers", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    let healthy = false;
    receiver.answer = (_, response) => response.writeHead(healthy ? 200 : 503).end();
    await world.consumer(receiver);
    await world.publish(20);
    await withEngine(make, { clock: world.clock, delays: SCHEDULE }, async () => {
      await settled(world, 20);
      await eventually(async () => expect(await world.openHosts()).toBe(1));
      await world.publish(10);
      pass(world, 59_000);
      await world.engineHasLooked();
      expect(receiver.requests).toHaveLength(20);
      pass(world, 1_000); // half open: one failing probe closes it again
      await eventually(() => expect(receiver.requests.length).toBeGreaterThan(20));
      await eventually(async () => expect((await world.attempts()).length).toBe(receiver.requests.length));
      expect(receiver.requests.length).toBeLessThanOrEqual(23);
      const probed = receiver.requests.length;
      healthy = true;
      await world.engineHasLooked();
      expect(receiver.requests).toHaveLength(probed);
      pass(world, 60_000);
      await eventually(async () => expect(await world.openHosts()).toBe(0));
      await eventually(async () => {
        pass(world, 5 * MINUTE);
        expect((await world.deliveries()).every(({ status }) => status === "Success")).toBe(true);
      });
    });
    // Thirty messages, 20 attempts before the breaker opened, the probes that failed, and one success each: nothing else was spent.
    expect((await world.deliveries()).every(({ slot }) => slot <= 2)).toBe(true);
  });

  it("probes a cooled-down host with what people asked for, too", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    receiver.answer = (_, response) => response.writeHead(503).end();
    const consumer = await world.consumer(receiver);
    const ids = await world.publish(20);
    await withEngine(make, { clock: world.clock, delays: [0] }, async () => {
      await settled(world, 20);
      await eventually(async () => expect(await world.openHosts()).toBe(1));
      receiver.answer = (_, response) => response.end();
      for (const id of ids.slice(0, 5)) await resendMessage(world.scope, id, consumer.id, world.clock);
      await world.engineHasLooked();
      expect(receiver.requests).toHaveLength(20);
      pass(world, MINUTE);
      await eventually(() => expect(receiver.requests).toHaveLength(25));
      await eventually(async () => expect(await world.openHosts()).toBe(0));
    });
  });

  it("keeps to a consumer's rate limit, across engines, and drops nothing", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    await world.consumer(receiver, { rateLimit: 20 });
    const ids = await world.publish(60);
    await withEngine(make, world, () =>
      withEngine(make, world, async () => {
        await eventually(() => expect(receiver.requests.length).toBeGreaterThan(0));
        for (let second = 1; second <= 2; second++) {
          await world.engineHasLooked();
          // Twenty a second and the tolerance of a tenth of one, for the whole time so far.
          expect(receiver.requests.length).toBeLessThanOrEqual(20 * second + 3);
          for (let step = 0; step < 10; step++) {
            pass(world, 100);
            await world.engineHasLooked();
          }
        }
        await eventually(() => {
          pass(world, 100);
          expect(receiver.ids()).toEqual(new Set(ids));
        });
      }),
    );
    expect(receiver.requests).toHaveLength(60);
  });
}

/** What people do to deliveries. */
export function obeysPeople(make: MakeEngine): void {
  it("resends outside the schedule: a failure leaves the schedule as it was, a success ends the delivery; twice means twice", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    let status = 503;
    receiver.answer = (_, response) => response.writeHead(status).end();
    const consumer = await world.consumer(receiver);
    const [id = ""] = await world.publish(1);
    await withEngine(make, { clock: world.clock, delays: SCHEDULE }, async () => {
      await settled(world, 1);
      const [before] = await world.deliveries();
      await Promise.all([1, 2].map(() => resendMessage(world.scope, id, consumer.id, world.clock)));
      await settled(world, 3);
      expect(await world.deliveries()).toEqual([{ ...before, attempt_count: 3 }]);
      status = 200;
      await resendMessage(world.scope, id, consumer.id, world.clock);
      await settled(world, 4);
      pass(world, HOUR);
      await world.engineHasLooked();
    });
    expect(await world.deliveries()).toEqual([expect.objectContaining({ status: "Success", next_attempt_at: null, slot: 1 })]);
    const attempts = await world.attempts();
    expect(attempts.map(({ number, slot, trigger }) => [number, slot, trigger])).toEqual([
      [1, 0, "schedule"],
      [2, null, "manual"],
      [3, null, "manual"],
      [4, null, "manual"],
    ]);
  });

  it("transforms, cancels and fails as the consumer's code says", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    const code = `function handler(webhook) {
      const n = webhook.payload.payload.n;
      if (n === 0) webhook.cancel = true;
      if (n === 1) { webhook.method = "PUT"; webhook.payload = { only: webhook.payload.eventType }; }
      if (n === 2) throw new Error("no two");
      if (n === 3) webhook.url = "http://169.254.169.254/latest";
      return webhook;
    }`;
    const consumer = await world.consumer(receiver);
    await world.transform(consumer.id, code);
    await world.publish(5);
    await withEngine(make, { clock: world.clock, delays: [0] }, () => settled(world, 5));
    const bodies = receiver.requests.map(({ body }) => JSON.parse(body.toString()));
    expect(bodies).toHaveLength(2);
    expect(bodies).toContainEqual({ only: "company.created" });
    expect(bodies).toContainEqual(expect.objectContaining({ payload: { n: 4 } }));
    const outcomes = (await world.attempts()).map(({ outcome, error_code }) => `${outcome} ${error_code}`).sort();
    expect(outcomes).toEqual(["cancelled null", "failure address_denied", "failure transformation_failed", "success null", "success null"]);
    const failed = (await world.attempts()).find(({ error_code }) => error_code === "transformation_failed");
    expect(failed?.error_detail).toBe("Error: no two (line 5)");
    const statuses = (await world.deliveries()).map(({ status }) => status).sort();
    expect(statuses).toEqual(["Cancelled", "Failure", "Failure", "Success", "Success"]);
  });
}
