import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LaunchError, systemCode } from "./launch-error.mjs";
import { hasEnded, identify, isRunning, signalProcess } from "./process-identity.mjs";
import { writePrivateJson } from "./secrets.mjs";

/** @typedef {import("./process-identity.mjs").ProcessIdentity} ProcessIdentity */
/**
 * DATA_DIR/run.json: who runs here.
 * @typedef {{ launcher?: ProcessIdentity, children?: (ProcessIdentity & { name: string })[] }} Run
 */
/** Remembers a process that was started. @typedef {(pid: number | undefined, name: string) => void} Note */

const PATIENCE_MS = 20_000;

/** @param {string} file @returns {Run} */
function readRun(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

/**
 * With the processes it has started itself: each of ours leads a process group.
 * @param {ProcessIdentity} orphan
 * @param {NodeJS.Signals} signal
 */
function signalGroup(orphan, signal) {
  if (!isRunning(orphan)) return;
  try {
    process.kill(-orphan.pid, signal);
  } catch {
    signalProcess(orphan, signal);
  }
}

/** Ends what a launcher that was killed outright left running. @param {ProcessIdentity[]} orphans */
async function endOrphans(orphans) {
  for (const orphan of orphans) signalGroup(orphan, "SIGTERM");
  for (const orphan of orphans) {
    if (await hasEnded(orphan, PATIENCE_MS)) continue;
    signalGroup(orphan, "SIGKILL");
    await hasEnded(orphan, PATIENCE_MS);
  }
}

/**
 * Makes this process the one launcher on a data directory, and ends what an earlier one, killed, left running there.
 * @param {string} dataDir exists
 * @returns {Promise<{ note: Note, release: () => void }>}
 * @throws {LaunchError} when another launcher is at work there
 */
export async function takeRun(dataDir) {
  const file = path.join(dataDir, "run.json");
  const earlier = readRun(file);
  if (earlier.launcher && earlier.launcher.pid !== process.pid && isRunning(earlier.launcher)) {
    throw new LaunchError(
      `Postrider is running on ${dataDir} already (process ${earlier.launcher.pid}).\n` +
        `Stop it (kill ${earlier.launcher.pid}), or start this one with a DATA_DIR and a PORT of its own.`,
    );
  }
  rmSync(file, { force: true });
  /** @type {Run} */
  const run = { launcher: identify(process.pid), children: (earlier.children ?? []).filter(isRunning) };
  try {
    // "wx": of two that start at the same moment, one makes the file.
    writeFileSync(file, JSON.stringify(run), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (systemCode(error) === "EEXIST") throw new LaunchError(`Postrider is just being started on ${dataDir} by another process.`);
    throw error;
  }
  await endOrphans(run.children ?? []);
  return {
    note: (pid, name) => {
      const identity = pid === undefined ? undefined : identify(pid);
      run.children = [...(run.children ?? []).filter(isRunning), ...(identity ? [{ ...identity, name }] : [])];
      writePrivateJson(file, run);
    },
    release: () => rmSync(file, { force: true }),
  };
}
