import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { auditDependencies } from "./audit.mjs";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./install.mjs";
import { checkedOutTree, countOf, flakyTitles, sumOf, writeTested } from "./test-results.mjs";

// `npm test`: everything that must hold, on a fresh clone too. Installs what is missing, then asks for known weaknesses, runs lint, types, unit and
// integration tests (on a PostgreSQL of their own), kills the built app's processes under load, and makes the journeys in a real browser on it.
// `npm run test:unit -- path` and `npm run test:e2e -- path` run a part of it.

/** @typedef {import("./test-results.mjs").Count} Count */

const ROOT = path.resolve(import.meta.dirname, "../..");
const started = Date.now();

/** @param {number} since */
const secondsSince = (since) => Math.round((Date.now() - since) / 1_000);

/**
 * Runs one of the project's tools.
 * @param {string} file below node_modules
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options] quiet: its output comes in one piece once it has ended, since others
 *   run beside it
 * @returns {Promise<boolean>} whether it ended well
 */
function runTool(file, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const output = quiet ? "pipe" : "inherit";
    const child = spawn(process.execPath, [path.join(ROOT, "node_modules", file), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", output, output],
    });
    /** @type {Buffer[]} */
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => printed.push(chunk));
    child.once("close", (code) => {
      process.stdout.write(Buffer.concat(printed));
      resolve(code === 0);
    });
  });
}

/**
 * A tool that only says yes or no counts as one test.
 * @param {Promise<boolean>} run
 * @returns {Promise<Count>}
 */
async function asOne(run) {
  const passed = await run.catch((error) => {
    console.error(error.message);
    return false;
  });
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {string} directory for the report @param {string[]} [paths] unset, all */
async function runUnitTests(directory, paths = []) {
  const report = path.join(directory, "vitest.json");
  const args = ["run", ...paths, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const endedWell = await runTool("vitest/vitest.mjs", args);
  return countOf(endedWell, report, (result) => ({ passed: result.numPassedTests, failed: result.numFailedTests }));
}

/** @param {string} directory for the report @param {string[]} [paths] unset, all */
async function runJourneys(directory, paths = []) {
  const report = path.join(directory, "playwright.json");
  const env = { CHROMIUM_PATH: await ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  // Those that run alone come after all others, unless a few are asked for.
  const asked = paths.length > 0 ? [...paths, "--no-deps"] : [];
  const endedWell = await runTool("@playwright/test/cli.js", ["test", ...asked, "--reporter=list,json"], { env });
  return countOf(endedWell, report, ({ stats, suites }) => {
    for (const title of flakyTitles(suites)) console.log(`Passed at its second try only, and is to be looked at: ${title}`);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  });
}

/** Each thing that is asked of the product while it is broken counts as one. @param {string} directory for the report */
async function runFaults(directory) {
  const report = path.join(directory, "chaos.json");
  const endedWell = await runTool("tsx/dist/cli.mjs", ["e2e/chaos/run.ts", "short"], { env: { CHAOS_OUT: report } });
  const count = (/** @type {{ meets: boolean | null }[]} */ figures, /** @type {boolean} */ met) =>
    figures.filter(({ meets }) => meets === met).length;
  return countOf(endedWell, report, ({ figures }) => ({ passed: count(figures, true), failed: count(figures, false) }));
}

/** Seconds of wall clock by step. @type {Record<string, number>} */
const seconds = {};

/**
 * @param {string} name short, as in tested.json
 * @param {string} title
 * @param {() => Promise<Count>} run
 */
async function step(name, title, run) {
  const since = Date.now();
  console.log(`\n── ${title}`);
  const count = await run();
  seconds[name] = secondsSince(since);
  console.log(`── ${title}: ${count.passed} passed, ${count.failed} failed, in ${seconds[name]} s`);
  return count;
}

const quiet = { quiet: true };
const LINT = () => runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."], quiet);
const TYPES = () => runTool("typescript/bin/tsc", ["--noEmit", "-p", "."], quiet);
const KNIP = () => runTool("knip/bin/knip.js", [], quiet);

/** @param {string} reports directory for what runners report */
async function runAll(reports) {
  return [
    // The build takes two cores only in part; asking the registry takes none.
    ...(await Promise.all([
      step("audit", "known weaknesses of dependencies", () => asOne(auditDependencies(ROOT))),
      step("lint", "format and lint", () => asOne(LINT())),
      step("build", "build", () => asOne(ensureBuild().then(() => true))),
    ])),
    // After the build, which writes the declarations that pages lean on.
    ...(await Promise.all([step("types", "types", () => asOne(TYPES())), step("knip", "what nobody uses", () => asOne(KNIP()))])),
    await step("unit", "unit and integration tests", () => runUnitTests(reports)),
    await step("faults", "faults: processes killed under load", () => runFaults(reports)),
    await step("journeys", "journeys in a browser", () => runJourneys(reports)),
  ];
}

await ensureDependencies();
seconds.dependencies = secondsSince(started);
const tree = checkedOutTree(ROOT);
const reports = mkdtempSync(path.join(os.tmpdir(), "postrider-reports-"));
const [part, ...paths] = process.argv.slice(2);
const counts =
  part === "unit"
    ? [await step("unit", "unit and integration tests", () => runUnitTests(reports, paths))]
    : part === "e2e"
      ? [
          await step("build", "build", () => asOne(ensureBuild().then(() => true))),
          await step("journeys", "journeys", () => runJourneys(reports, paths)),
        ]
      : await runAll(reports);
rmSync(reports, { recursive: true, force: true });
const { passed, failed } = sumOf(counts);
const total = secondsSince(started);
// Whatever changed meanwhile was not what was tested.
if (part === undefined) writeTested(ROOT, { tree: tree === checkedOutTree(ROOT) ? tree : null, passed, failed, total, seconds });
console.log(
  `\n${Object.entries(seconds)
    .map(([name, spent]) => `${name} ${spent} s`)
    .join(" · ")} · in all ${total} s`,
);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
