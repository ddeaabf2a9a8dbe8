import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { type AttemptFigures, Heartbeat } from "@/lib/processes/heartbeat";
import { listProcesses } from "@/lib/processes/list-processes";
import { purgeProcesses } from "@/lib/processes/purge-processes";
import type { OperatorScope } from "@/lib/scope";
import { ManualClock } from "@/lib/testing/conformance-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const operator: OperatorScope = { clientId: null, actor: { id: `user:${randomUUID()}`, name: "Olive Operator" } };

let database: TestDatabase;
let clock: ManualClock;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  await pool().query("truncate processes");
  clock = new ManualClock();
});

it("a process is seen with what it does, until it stops as it was asked to", async () => {
  const figures: AttemptFigures = { inFlight: 3, made: 10 };
  const worker = new Heartbeat("worker", clock, () => figures);
  const web = new Heartbeat("web", clock);
  await Promise.all([worker.start(), web.start()]);
  expect(await listProcesses(operator, clock)).toMatchObject([
    { kind: "worker", state: "running", inFlight: 3, attempts: 10, pid: process.pid, version: expect.stringMatching(/^\d/) },
    { kind: "web", state: "running", inFlight: null, attempts: null },
  ]);
  await worker.announceStop();
  expect(await listProcesses(operator, clock)).toMatchObject([{ state: "stopping" }, { state: "running" }]);
  await Promise.all([worker.stop(), web.stop()]);
  expect(await listProcesses(operator, clock)).toEqual([]);
});

it("counts the attempts of the last minute and no older ones", async () => {
  const figures = { inFlight: 0, made: 0 };
  const worker = new Heartbeat("worker", clock, () => figures);
  for (let beat = 0; beat < 10; beat++) {
    await worker.beat();
    figures.made += 100;
    clock.advance(10_000);
  }
  await worker.beat();
  expect(await listProcesses(operator, clock)).toMatchObject([{ attempts: 600 }]);
});

it("one that was killed is gone after 30 s, last in the list, and forgotten after a day", async () => {
  await new Heartbeat("worker", clock, () => ({ inFlight: 5, made: 5 })).beat();
  clock.advance(30_000);
  expect(await listProcesses(operator, clock)).toMatchObject([{ state: "running" }]);
  clock.advance(1);
  await new Heartbeat("web", clock).beat();
  expect(await listProcesses(operator, clock)).toMatchObject([
    { kind: "web", state: "running" },
    { kind: "worker", state: "gone", inFlight: 5 },
  ]);
  clock.advance(86_400_000 - 30_001);
  await purgeProcesses(pool(), clock);
  expect(await listProcesses(operator, clock)).toHaveLength(2);
  clock.advance(1);
  await purgeProcesses(pool(), clock);
  expect(await listProcesses(operator, clock)).toMatchObject([{ kind: "web" }]);
});
