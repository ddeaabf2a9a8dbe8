import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { supervise } from "@/lib/launch/supervise.mjs";

let directory: string;
let stop: (() => Promise<void>) | undefined;

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), "postrider-supervise-"));
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true, force: true });
});

/** The starts so far, as the processes noted them. */
const starts = () =>
  existsSync(path.join(directory, "starts")) ? readFileSync(path.join(directory, "starts"), "utf8").trim().split("\n").map(Number) : [];

/** Keeps `node -e script` running, which notes its id in the file STARTS first. */
function keep(script: string) {
  const note = 'require("node:fs").appendFileSync(process.env.STARTS, process.pid + "\\n");';
  const supervised = supervise({
    name: "test",
    args: ["-e", note + script],
    env: { ...process.env, STARTS: path.join(directory, "starts") } as NodeJS.ProcessEnv,
  });
  stop = supervised.stop;
  return supervised;
}

test("a process that is killed is started again", async () => {
  keep("setInterval(() => {}, 1000)");
  await expect.poll(starts).toHaveLength(1);
  process.kill(starts()[0] ?? 0, "SIGKILL");
  await expect.poll(starts, { timeout: 5_000 }).toHaveLength(2);
  expect(starts()[1]).not.toBe(starts()[0]);
});

test("one that never comes up is given up, with its exit code", async () => {
  const { givenUp } = keep("process.exit(7)");
  await expect(givenUp).rejects.toThrow("exit code 7");
  expect(starts()).toHaveLength(3);
});

test("a program that can't be run is given up as well", async () => {
  const { givenUp } = supervise({ name: "test", program: path.join(directory, "nothing"), args: [], env: { NODE_ENV: "test" } });
  await expect(givenUp).rejects.toThrow("ENOENT");
});

test("stopping waits until it has finished what it does, and nothing starts again", async () => {
  const { stop: end } = keep(`
    process.on("SIGTERM", () => setTimeout(() => { require("node:fs").writeFileSync(process.env.STARTS + ".done", ""); process.exit(0); }, 300));
    setInterval(() => {}, 1000);
    require("node:fs").writeFileSync(process.env.STARTS + ".ready", "");`);
  await expect.poll(() => existsSync(path.join(directory, "starts.ready"))).toBe(true);
  await end();
  expect(existsSync(path.join(directory, "starts.done"))).toBe(true);
  expect(starts()).toHaveLength(1);
});
