import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

// What the steps of `npm test` found, and the file that says so afterwards.

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {Count[]} counts @returns {Count} */
export function sumOf(counts) {
  return counts.reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }), {
    passed: 0,
    failed: 0,
  });
}

/**
 * What a runner reported; one that ended badly without naming a failed test counts as a failure, and so does one without tests.
 * @param {boolean} endedWell
 * @param {string} report a JSON file
 * @param {(report: any) => Count} read
 * @returns {Count}
 */
export function countOf(endedWell, report, read) {
  const count = existsSync(report) ? read(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0 };
  const silent = count.failed === 0 && (!endedWell || count.passed === 0);
  return silent ? { ...count, failed: 1 } : count;
}

/**
 * @typedef {object} Suite as Playwright reports it: a file, or a group of tests in it
 * @property {{ title: string, file: string, tests: { status: string }[] }[]} [specs]
 * @property {Suite[]} [suites]
 */

/**
 * @param {Suite[]} suites
 * @returns {string[]} what failed once and passed when it was tried again
 */
export function flakyTitles(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky")).map(({ file, title }) => `${file}: ${title}`),
    ...flakyTitles(inner),
  ]);
}

/**
 * Names the tree that is checked out by its content.
 * @param {string} root
 * @returns {string | null} the id of HEAD's tree; null where there are uncommitted changes, or no git
 */
export function checkedOutTree(root) {
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    return git("status", "--porcelain") === "" ? git("rev-parse", "HEAD^{tree}") : null;
  } catch {
    return null;
  }
}

/**
 * Keeps the result of a whole run for tools: node_modules/.cache/postrider/tested.json.
 * @param {string} root
 * @param {Count & { tree: string | null, total: number, seconds: Record<string, number> }} result total: seconds of wall clock;
 *   seconds: of each step
 */
export function writeTested(root, { tree, passed, failed, total, seconds }) {
  const file = path.join(root, "node_modules/.cache/postrider/tested.json");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ tree, passed, failed, total, seconds, at: new Date().toISOString() }, null, 2)}\n`);
}
