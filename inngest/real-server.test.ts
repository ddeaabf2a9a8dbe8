import http from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "inngest/node";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { inngest } from "@/inngest/client";
import { allFunctions } from "@/inngest/functions/all-functions";
import { sdkSender } from "@/inngest/sdk-sender";
import { systemClock } from "@/lib/clock";
import { disconnect } from "@/lib/db";
import { openDeliveryOptions } from "@/lib/delivery/delivery-options";
import { InngestEngine } from "@/lib/engine/inngest/inngest-engine";
import { env } from "@/lib/env";
import { eventually, newWorld } from "@/lib/testing/conformance-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// Against a real Inngest server of its own, on this machine: with INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY
// of `inngest start`, or INNGEST_BASE_URL and INNGEST_DEV of `inngest dev`. Its app "postrider" is pointed at the test.

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Serves an engine's functions and tells the server where. */
async function connect(engine: InngestEngine): Promise<void> {
  const server = http.createServer(serve({ client: inngest, functions: allFunctions(async () => engine) }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`;
  const unsigned = await fetch(url, { method: "POST", body: "{}" });
  if (!env().INNGEST_DEV) expect(unsigned.status).toBe(401);
  await eventually(async () => expect((await fetch(url, { method: "PUT" })).status).toBe(200));
}

it("a real server has everything delivered once, and a failure tried again when it is due", async (context) => {
  if (!env().INNGEST_BASE_URL) return context.skip("INNGEST_BASE_URL names no server");
  const { options, close } = openDeliveryOptions();
  const engine = new InngestEngine({ ...options, clock: systemClock, schedule: { delays: [0, 5_000], jitter: 0 } }, sdkSender);
  await connect(engine);
  await engine.start();
  onTestFinished(() => engine.stop().finally(close));
  const world = await newWorld();
  const [good, failing] = [await world.receiver(), await world.receiver()];
  const failedAt: number[] = [];
  failing.answer = (_, response) => {
    failedAt.push(Date.now());
    response.writeHead(failedAt.length === 1 ? 503 : 200).end();
  };
  await world.consumer(good);
  const ids = await world.publish(200);
  await eventually(() => expect(good.ids()).toEqual(new Set(ids)), 15_000);
  expect(good.requests).toHaveLength(200);
  await world.consumer(failing);
  await world.publish(1);
  await eventually(() => expect(failedAt).toHaveLength(2), 15_000);
  expect((failedAt[1] ?? 0) - (failedAt[0] ?? 0)).toBeGreaterThanOrEqual(5_000);
}, 40_000);
