import { Webhook } from "svix";
import { expect, it } from "vitest";
import { getSecret } from "@/lib/consumers/get-secret";
import { prisma } from "@/lib/db";
import { type MakeEngine, withEngine } from "@/lib/testing/conformance-engine";
import { MINUTE, pass, settled } from "@/lib/testing/conformance-schedule";
import { eventually, newWorld } from "@/lib/testing/conformance-world";

async function disabledReason(id: string): Promise<string | null | undefined> {
  return (await prisma().consumer.findUnique({ where: { id }, select: { disabledReason: true } }))?.disabledReason;
}

/** What a client hears of its own endpoints. */
export function tellsOfTrouble(make: MakeEngine): void {
  it("tells the client's other consumers, signed and once, that one was disabled, and never the one it is about", async () => {
    const world = await newWorld();
    const [gone, other] = [await world.receiver(), await world.receiver()];
    gone.answer = (_, response) => response.writeHead(410).end();
    const consumer = await world.consumer(gone, { eventTypes: ["company.created", "webhook.disabled"] });
    const listener = await world.consumer(other, { eventTypes: ["webhook.disabled"] });
    const { key } = await getSecret(world.scope, listener.id);
    await world.publish(1);
    await withEngine(make, world, async () => {
      await eventually(async () => expect(await disabledReason(consumer.id)).toBe("gone"));
      pass(world, MINUTE);
      await settled(world, 2);
      pass(world, MINUTE);
      await world.engineHasLooked();
    });
    expect(other.requests).toHaveLength(1);
    expect(gone.requests).toHaveLength(1);
    const [request] = other.requests;
    if (!request) throw new Error("no request");
    const event = new Webhook(key).verify(request.body.toString(), request.headers) as { eventType: string; payload: object };
    expect(event.eventType).toBe("webhook.disabled");
    expect(event.payload).toMatchObject({
      webhookId: consumer.id,
      reason: "gone",
      failedAttempts: 1,
      waitingMessages: 1,
      lastError: { code: "gone", status: 410 },
      links: { portal: expect.stringContaining(`/monitor/events/endpoints/${consumer.id}`) },
    });
  });
}
