import { expect, test } from "@playwright/test";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { publish } from "@/e2e/support/publish";
import { workerPid } from "@/e2e/support/worker-pid";
import { Receiver } from "@/lib/testing/receiver";

async function openDeliveries(demo: Demo, webhookId: string): Promise<number> {
  const answer = await fetch(`${demo.url}/api/v1/webhooks/${webhookId}/stats`, { headers: { authorization: `Bearer ${demo.apiKey}` } });
  const { waiting } = (await answer.json()) as { waiting: { sending: number; attempting: number } };
  return waiting.sending + waiting.attempting;
}

test("a worker killed with a thousand messages queued loses none of them", async () => {
  test.setTimeout(180_000);
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  // Slow enough that the kill finds attempts in flight and most of the queue unclaimed.
  receiver.answer = (_, response) => setTimeout(() => response.end(), 100);
  const created = await fetch(`${demo.url}/api/v1/webhooks`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ url: receiver.url, eventTypes: ["company.deleted"] }),
  });
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };

  const events = Array.from({ length: 1_000 }, (_, n) => ({ eventType: "company.deleted", payload: { n } }));
  const { messageIds } = await publish(demo, { events });
  await expect.poll(() => receiver.requests.length).toBeGreaterThan(50);
  const killed = workerPid();
  process.kill(killed, "SIGKILL");
  expect(receiver.ids().size).toBeLessThan(1_000);

  await expect.poll(() => receiver.ids().size, { timeout: 90_000 }).toBe(1_000);
  expect(receiver.ids()).toEqual(new Set(messageIds));
  // The killed worker's leases have to run out before its deliveries are settled.
  await expect.poll(() => openDeliveries(demo, id), { timeout: 60_000 }).toBe(0);
  expect(workerPid()).not.toBe(killed);
  // What was in flight is attempted again: at least once, and not much more.
  expect(receiver.requests.length - 1_000).toBeLessThanOrEqual(64 + 1);
  receiver.release();
});
