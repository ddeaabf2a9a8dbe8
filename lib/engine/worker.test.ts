import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { systemClock } from "@/lib/clock";
import { disconnect } from "@/lib/db";
import { eventually, newWorld } from "@/lib/testing/conformance-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const ROOT = path.resolve(import.meta.dirname, "../..");
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "lib/engine/worker.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
  onTestFinished(() => void worker.kill("SIGKILL"));
  return worker;
}

it("two worker processes on one database deliver 10,000 messages, none twice and none missing, and stop when told", async () => {
  const world = await newWorld(systemClock);
  const receiver = await world.receiver();
  await world.consumer(receiver);
  const ids: string[] = [];
  for (let batch = 0; batch < 5; batch++) ids.push(...(await world.publish(1_000)));
  const workers = [startWorker(), startWorker()];
  for (let batch = 0; batch < 5; batch++) ids.push(...(await world.publish(1_000)));
  await eventually(() => expect(receiver.ids().size).toBe(10_000), 80_000);
  await eventually(async () => expect((await world.deliveries()).filter(({ status }) => status !== "Success")).toHaveLength(0), 20_000);
  expect(receiver.ids()).toEqual(new Set(ids));
  expect(receiver.requests).toHaveLength(10_000);
  const exits = workers.map((worker) => once(worker, "exit"));
  for (const worker of workers) worker.kill("SIGTERM");
  expect((await Promise.all(exits)).map(([code]) => code)).toEqual([0, 0]);
}, 120_000);
