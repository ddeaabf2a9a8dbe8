import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { checkedOutTree, countOf, flakyTitles, sumOf, writeTested } from "@/lib/launch/test-results.mjs";

function emptyDirectory(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "postrider-results-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const asIs = (report: { passed: number; failed: number }) => report;

it.each([
  ["what was reported counts", true, { passed: 3, failed: 0 }, { passed: 3, failed: 0 }],
  ["a runner that ended badly without naming a test is a failure", false, { passed: 3, failed: 0 }, { passed: 3, failed: 1 }],
  ["a run without tests is a failure", true, { passed: 0, failed: 0 }, { passed: 0, failed: 1 }],
  ["named failures are not counted twice", false, { passed: 3, failed: 2 }, { passed: 3, failed: 2 }],
])("%s", (_, endedWell, reported, expected) => {
  const report = path.join(emptyDirectory(), "report.json");
  writeFileSync(report, JSON.stringify(reported));
  expect(countOf(endedWell, report, asIs)).toEqual(expected);
});

it("a runner that left no report is a failure", () => {
  expect(countOf(true, path.join(emptyDirectory(), "missing.json"), asIs)).toEqual({ passed: 0, failed: 1 });
});

it("sums the steps", () => {
  expect(
    sumOf([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 });
});

it("names what needed its second try, however deep its group", () => {
  const spec = (title: string, status: string) => ({ title, file: "a.spec.ts", tests: [{ status }] });
  const suites = [{ specs: [spec("first", "expected")], suites: [{ specs: [spec("second", "flaky"), spec("third", "unexpected")] }] }];
  expect(flakyTitles(suites)).toEqual(["a.spec.ts: second"]);
});

it("names the tree of a checkout only where nothing in it is uncommitted", () => {
  const root = emptyDirectory();
  expect(checkedOutTree(root)).toBeNull();
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  git("init", "--quiet");
  writeFileSync(path.join(root, "a"), "1");
  git("add", "a");
  git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "a");
  expect(checkedOutTree(root)).toBe(git("rev-parse", "HEAD^{tree}"));
  writeFileSync(path.join(root, "b"), "2");
  expect(checkedOutTree(root)).toBeNull();
});

it("keeps the result with its instant", () => {
  const root = emptyDirectory();
  writeTested(root, { tree: "abc", passed: 5, failed: 1, total: 61, seconds: { build: 60 } });
  const kept = JSON.parse(readFileSync(path.join(root, "node_modules/.cache/postrider/tested.json"), "utf8"));
  expect(kept).toEqual({ tree: "abc", passed: 5, failed: 1, total: 61, seconds: { build: 60 }, at: expect.any(String) });
  expect(Date.now() - Date.parse(kept.at)).toBeLessThan(60_000);
});
