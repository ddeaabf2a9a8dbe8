import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { auditDependencies } from "./audit.mjs";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./install.mjs";

// `npm test`: everything that must hold, on a fresh clone too. Installs what is missing, then asks for known weaknesses, runs lint, types, unit and
// integration tests (on a PostgreSQL of their own), kills the built app's processes under load, and makes the journeys in a real browser on it.

const ROOT = path.resolve(import.meta.dirname, "../..");

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * Runs one of the project's tools in the foreground.
 * @param {string} file below node_modules
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>} whether it ended well
 */
function runTool(file, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(ROOT, "node_modules", file), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("exit", (code) => resolve(code === 0));
  });
}

/**
 * A tool that only says yes or no counts as one test.
 * @param {Promise<boolean>} run
 * @returns {Promise<Count>}
 */
async function asOne(run) {
  return (await run) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * What a runner reported; one that ended badly without naming a failed test counts as a failure, and so does one without tests.
 * @param {boolean} endedWell
 * @param {string} report
 * @param {(report: any) => Count} read
 * @returns {Count}
 */
function countOf(endedWell, report, read) {
  const count = existsSync(report) ? read(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0 };
  const silent = count.failed === 0 && (!endedWell || count.passed === 0);
  return silent ? { ...count, failed: 1 } : count;
}

/** @param {string} directory for the report */
async function runUnitTests(directory) {
  const report = path.join(directory, "vitest.json");
  const endedWell = await runTool("vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  return countOf(endedWell, report, (result) => ({ passed: result.numPassedTests, failed: result.numFailedTests }));
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
function flakyTitles(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky")).map(({ file, title }) => `${file}: ${title}`),
    ...flakyTitles(inner),
  ]);
}

/** @param {string} directory for the report */
async function runJourneys(directory) {
  const report = path.join(directory, "playwright.json");
  const env = { CHROMIUM_PATH: await ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const endedWell = await runTool("@playwright/test/cli.js", ["test", "--reporter=list,json"], env);
  return countOf(endedWell, report, ({ stats, suites }) => {
    for (const title of flakyTitles(suites)) console.log(`Passed at its second try only, and is to be looked at: ${title}`);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  });
}

/** Each thing that is asked of the product while it is broken counts as one. @param {string} directory for the report */
async function runFaults(directory) {
  const report = path.join(directory, "chaos.json");
  const endedWell = await runTool("tsx/dist/cli.mjs", ["e2e/chaos/run.ts", "short"], { CHAOS_OUT: report });
  const count = (/** @type {{ meets: boolean | null }[]} */ figures, /** @type {boolean} */ met) =>
    figures.filter(({ meets }) => meets === met).length;
  return countOf(endedWell, report, ({ figures }) => ({ passed: count(figures, true), failed: count(figures, false) }));
}

/**
 * @param {string} title
 * @param {() => Promise<Count>} run
 */
async function step(title, run) {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const count = await run();
  const seconds = Math.round((Date.now() - started) / 1_000);
  console.log(`── ${title}: ${count.passed} passed, ${count.failed} failed, in ${seconds} s`);
  return count;
}

await ensureDependencies();
const reports = mkdtempSync(path.join(os.tmpdir(), "postrider-reports-"));
const counts = [
  await step("known weaknesses of dependencies", () => asOne(auditDependencies(ROOT))),
  await step("format and lint", () => asOne(runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]))),
  // Before the types: the build writes the declarations that pages lean on.
  await step("build", () => asOne(ensureBuild().then(() => true))),
  await step("types", () => asOne(runTool("typescript/bin/tsc", ["--noEmit", "-p", "."]))),
  await step("unit and integration tests", () => runUnitTests(reports)),
  await step("faults: processes killed under load", () => runFaults(reports)),
  await step("journeys in a browser", () => runJourneys(reports)),
];
rmSync(reports, { recursive: true, force: true });
const total = counts.reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }), {
  passed: 0,
  failed: 0,
});
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
