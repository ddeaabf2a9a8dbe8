import http from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "inngest/node";
import { afterAll, beforeAll, it } from "vitest";
import { inngest } from "@/inngest/client";
import { allFunctions } from "@/inngest/functions/all-functions";
import { sdkSender } from "@/inngest/sdk-sender";
import { disconnect } from "@/lib/db";
import { openDeliveryOptions } from "@/lib/delivery/delivery-options";
import { EVENTS } from "@/lib/engine/inngest/event-sender";
import { InngestEngine } from "@/lib/engine/inngest/inngest-engine";
import { engineConformance } from "@/lib/testing/conformance";
import { eventually } from "@/lib/testing/conformance-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { onWork } from "@/lib/work-signal";

// The whole behaviour suite against a real Inngest server: INNGEST_BASE_URL with INNGEST_DEV for `inngest dev`, or with the keys of
// `inngest start`. The suite's time is its own, which no server can follow; so where it lets time pass, an event is sent that
// has the server look again. What the server's own time starts is in real-server.test.ts.

const running: InngestEngine[] = [];
const current = async () => {
  const engine = running.at(-1);
  if (!engine) throw new Error("No engine runs between two tests.");
  return engine;
};

/** Time passes in bursts; one event says it all. */
function nudgeServer(): () => void {
  let asked = false;
  return onWork(() => {
    if (asked) return;
    asked = true;
    setTimeout(() => {
      asked = false;
      void sdkSender.send([{ name: EVENTS.first, data: {} }]).catch(() => {});
    }, 20);
  });
}

if (!process.env.INNGEST_BASE_URL) {
  it("the Inngest engine, driven by a real server", (context) => context.skip("INNGEST_BASE_URL names no server"));
} else {
  let database: TestDatabase;
  let opened: ReturnType<typeof openDeliveryOptions>;
  const server = http.createServer(serve({ client: inngest, functions: allFunctions(current) }));

  beforeAll(async () => {
    database = await createTestDatabase();
    opened = openDeliveryOptions();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`;
    await eventually(async () => {
      if (!(await fetch(url, { method: "PUT" })).ok) throw new Error("The server does not know us yet.");
    });
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await opened.close();
    await disconnect();
    await database.drop();
  });

  engineConformance("the Inngest engine, driven by a real server", ({ delays, ...options }) => {
    const engine = new InngestEngine({ ...opened.options, ...options, schedule: { delays, jitter: 0 } }, sdkSender);
    let stopNudging = () => {};
    return {
      async start() {
        running.push(engine);
        stopNudging = nudgeServer();
        await engine.start();
      },
      async stop() {
        stopNudging();
        await engine.stop();
        running.splice(running.indexOf(engine), 1);
      },
    };
  });
}
