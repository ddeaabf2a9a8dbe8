import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint, unlessDone } from "@/lib/launch/fingerprint.mjs";

let directory: string;
const at = (name: string) => path.join(directory, name);

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), "postrider-fingerprint-"));
  mkdirSync(at("src/deep"), { recursive: true });
  writeFileSync(at("src/a.ts"), "a");
  writeFileSync(at("src/deep/b.ts"), "b");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test("a fingerprint changes with content, name and number of files, and with nothing else", () => {
  const before = fingerprint([at("src"), at("missing")]);
  writeFileSync(at("src/a.ts"), "a");
  expect(fingerprint([at("src"), at("missing")])).toBe(before);
  writeFileSync(at("src/deep/b.ts"), "B");
  const changed = fingerprint([at("src")]);
  expect(changed).not.toBe(before);
  writeFileSync(at("src/c.test.ts"), "c");
  expect(fingerprint([at("src")])).not.toBe(changed);
  expect(fingerprint([at("src")], (file) => !file.endsWith(".test.ts"))).toBe(changed);
});

test("work is done once for its input, and again when its result is gone or it was interrupted", async () => {
  let times = 0;
  const options = (input: string, work = async () => writeFileSync(at("result"), String(++times))) => ({
    stamp: at("out/stamp"),
    result: at("result"),
    input,
    work,
  });
  expect(await unlessDone(options("1"))).toBe(true);
  expect(await unlessDone(options("1"))).toBe(false);
  expect(await unlessDone(options("2"))).toBe(true);
  rmSync(at("result"));
  expect(await unlessDone(options("2"))).toBe(true);
  await expect(unlessDone(options("3", () => Promise.reject(new Error("interrupted"))))).rejects.toThrow("interrupted");
  expect(await unlessDone(options("2"))).toBe(true);
  expect(times).toBe(4);
});
