import { afterAll, beforeAll } from "vitest";
import { disconnect } from "@/lib/db";
import { EmbeddedEngine } from "@/lib/engine/embedded/embedded-engine";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { defaultLimits } from "@/lib/sandbox/default-limits";
import { Sandbox } from "@/lib/sandbox/sandbox";
import { engineConformance } from "@/lib/testing/conformance";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
let sandbox: Sandbox;
const connections = new Connections({ policy: makeEgressPolicy(["127.0.0.0/8"], true), resolve: makeResolver() });

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = new Sandbox(defaultLimits());
});
afterAll(async () => {
  await sandbox.close();
  await connections.close();
  await disconnect();
  await database.drop();
});

engineConformance(
  "the embedded engine",
  ({ delays, ...options }) =>
    new EmbeddedEngine({ ...options, connections, transform: (code, input) => sandbox.run(code, input), schedule: { delays, jitter: 0 } }),
);
