import { expect, it } from "vitest";
import { resumeClient, suspendClient } from "@/lib/clients/suspend-client";
import { disableConsumer } from "@/lib/consumers/disable-consumer";
import { enableConsumer } from "@/lib/consumers/enable-consumer";
import { pool } from "@/lib/db";
import { resendMessage } from "@/lib/replay/resend-message";
import type { OperatorScope } from "@/lib/scope";
import { type MakeEngine, withEngine } from "@/lib/testing/conformance-engine";
import { HOUR, MINUTE, pass, SCHEDULE, settled } from "@/lib/testing/conformance-schedule";
import { type ConformanceWorld, eventually, newWorld } from "@/lib/testing/conformance-world";

const operator: OperatorScope = { clientId: null, actor: { id: "operator:1", name: "Olive Operator" } };

const suspend = (world: ConformanceWorld) => suspendClient(operator, world.scope.clientId, "Unpaid", world.clock);
const resume = (world: ConformanceWorld) => resumeClient(operator, world.scope.clientId, world.clock);

async function holds(world: ConformanceWorld): Promise<(string | null)[]> {
  const { rows } = await pool().query("select blocked_by from lanes where client_id = $1", [world.scope.clientId]);
  return rows.map(({ blocked_by }) => blocked_by);
}

/** A client that the operator suspends loses nothing but time. */
export function waitsWhileSuspended(make: MakeEngine): void {
  it("sends nothing of a suspended client, whatever falls due, and all of it once resumed, with the slots it had", async () => {
    const world = await newWorld();
    const receiver = await world.receiver();
    let status = 503;
    receiver.answer = (_, response) => response.writeHead(status).end();
    const consumer = await world.consumer(receiver);
    const ids = await world.publish(3);
    await withEngine(make, { clock: world.clock, delays: SCHEDULE }, async () => {
      await settled(world, 3);
      pass(world, 5_000);
      await settled(world, 6);
      const before = await world.deliveries();
      await suspend(world);
      await resendMessage(world.scope, ids[0] ?? "", consumer.id, world.clock);
      for (let hour = 0; hour < 30; hour++) {
        pass(world, HOUR);
        await world.engineHasLooked();
      }
      expect(receiver.requests).toHaveLength(6);
      expect(await world.deliveries()).toEqual(before);
      status = 200;
      await resume(world);
      await eventually(async () => expect((await world.deliveries()).map((delivery) => delivery.status)).toEqual(Array(3).fill("Success")));
    });
    const scheduled = (await world.attempts()).filter(({ trigger, slot }) => trigger === "schedule" && slot === 2);
    expect(scheduled.length).toBeGreaterThanOrEqual(2);
    expect((await world.deliveries()).every(({ slot }) => slot <= 3)).toBe(true);
  }, 30_000);

  it("is not let go by a breaker that cools down, an endpoint that is enabled, or one that is new", async () => {
    const world = await newWorld();
    const [failing, switched, fresh] = [await world.receiver(), await world.receiver(), await world.receiver()];
    failing.answer = (_, response) => response.writeHead(503).end();
    await world.consumer(failing);
    const other = await world.consumer(switched);
    await world.publish(20);
    await withEngine(make, { clock: world.clock, delays: SCHEDULE }, async () => {
      await settled(world, 40);
      await eventually(async () => expect(await world.openHosts()).toBe(1));
      await disableConsumer(world.scope, other.id, "user", world.clock);
      await suspend(world);
      await world.consumer(fresh);
      await enableConsumer(world.scope, other.id, world.clock);
      await world.publish(1);
      pass(world, 5 * MINUTE);
      await world.engineHasLooked();
      expect(await holds(world)).toEqual(["suspended", "suspended", "suspended"]);
      expect([failing, switched, fresh].map(({ requests }) => requests.length)).toEqual([20, 20, 0]);
      failing.answer = (_, response) => response.end();
      await resume(world);
      await eventually(() => expect([switched, fresh].map(({ requests }) => requests.length)).toEqual([21, 1]));
      await eventually(async () => {
        pass(world, MINUTE);
        expect((await world.deliveries()).every(({ status }) => status === "Success")).toBe(true);
      });
    });
  });

  it("keeps what held each endpoint before: a pause that is not over, a disabling, and how long it has failed", async () => {
    const world = await newWorld();
    const [paused, disabled] = [await world.receiver(), await world.receiver()];
    paused.answer = (_, response) => response.writeHead(paused.requests.length === 1 ? 429 : 200, { "retry-after": "1800" }).end();
    disabled.answer = (_, response) => response.writeHead(500).end();
    await world.consumer(paused);
    const off = await world.consumer(disabled);
    await world.publish(1);
    await withEngine(make, { clock: world.clock, delays: SCHEDULE }, async () => {
      await settled(world, 2);
      await eventually(async () => expect(await holds(world)).toContain("pause"));
      await suspend(world);
      await disableConsumer(world.scope, off.id, "user", world.clock);
      pass(world, 10 * MINUTE);
      await resume(world);
      expect((await holds(world)).sort()).toEqual(["disabled", "pause"]);
      await world.engineHasLooked();
      expect(paused.requests).toHaveLength(1);
      pass(world, 20 * MINUTE);
      await eventually(() => expect(paused.requests).toHaveLength(2));
    });
    const { rows } = await pool().query("select failing_since from lanes where consumer_id = $1", [off.id]);
    expect(rows[0].failing_since.getTime()).toBeGreaterThanOrEqual(world.clock.now().getTime() - 20 * MINUTE - 5_000);
  });
}
