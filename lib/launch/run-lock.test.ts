import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identify } from "@/lib/launch/process-identity.mjs";
import { takeRun } from "@/lib/launch/run-lock.mjs";

let dataDir: string;
let sleepers: ChildProcess[];
const file = () => path.join(dataDir, "run.json");

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), "postrider-run-"));
  sleepers = [];
});
afterEach(() => {
  for (const sleeper of sleepers) sleeper.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

/** A process that would run for a while. */
async function sleeper(): Promise<ChildProcess & { pid: number }> {
  const child = spawn("sleep", ["60"]);
  sleepers.push(child);
  await once(child, "spawn");
  return child as ChildProcess & { pid: number };
}

test("a living launcher keeps others out", async () => {
  const other = await sleeper();
  writeFileSync(file(), JSON.stringify({ launcher: identify(other.pid), children: [] }));
  await expect(takeRun(dataDir)).rejects.toThrow(`process ${other.pid}`);
  expect(other.exitCode).toBeNull();
});

test("what a killed launcher left running is ended; a process that merely has its number is not", async () => {
  const [orphan, stranger] = [await sleeper(), await sleeper()];
  const gone = { pid: 2 ** 22 - 1, started: "long ago" };
  writeFileSync(file(), JSON.stringify({ launcher: gone, children: [identify(orphan.pid), { pid: stranger.pid, started: "long ago" }] }));
  const ended = once(orphan, "exit");
  const run = await takeRun(dataDir);
  expect(await ended).toEqual([null, "SIGTERM"]);
  expect(stranger.exitCode).toBeNull();
  run.release();
  expect(existsSync(file())).toBe(false);
});

test("a damaged file keeps nobody out", async () => {
  writeFileSync(file(), "{");
  (await takeRun(dataDir)).release();
});

test("notes what was started, for the next start", async () => {
  const run = await takeRun(dataDir);
  const child = await sleeper();
  run.note(child.pid, "worker");
  expect(JSON.parse(readFileSync(file(), "utf8"))).toEqual({
    launcher: identify(process.pid),
    children: [{ ...identify(child.pid), name: "worker" }],
  });
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});
