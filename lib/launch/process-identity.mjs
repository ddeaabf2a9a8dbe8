import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

// A process id alone names nobody: ids are reused. Together with the instant its process started it does.

/**
 * @typedef {object} ProcessIdentity
 * @property {number} pid
 * @property {string} started opaque; differs between processes that had the same id, and between boots
 */

/**
 * @param {string} file below /proc
 * @returns {string | undefined}
 */
function readProc(file) {
  try {
    return readFileSync(`/proc/${file}`, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} column
 * @param {number} pid
 */
function ps(column, pid) {
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

/** The name in brackets may itself hold spaces and brackets, so fields are counted after its end. The first one there is the state.
 * @param {number} pid */
function statFields(pid) {
  const stat = readProc(`${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity | undefined} undefined when no such process runs (a zombie does not)
 */
export function identify(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform !== "linux") {
    const state = ps("state", pid);
    const started = ps("lstart", pid);
    return started && state && !state.startsWith("Z") ? { pid, started } : undefined;
  }
  const fields = statFields(pid);
  if (!fields || fields[0] === "Z") return undefined;
  return { pid, started: `${readProc("sys/kernel/random/boot_id")?.trim()}/${fields[19]}` };
}

/**
 * @param {ProcessIdentity | undefined} identity
 * @returns {boolean} whether that very process still runs
 */
export function isRunning(identity) {
  return identity !== undefined && identify(identity.pid)?.started === identity.started;
}

/**
 * @param {number} pid
 * @returns {string[]} its command line; empty when it is gone or another user's
 */
export function commandLine(pid) {
  if (process.platform !== "linux") return ps("command", pid)?.split(" ") ?? [];
  return readProc(`${pid}/cmdline`)?.split("\0").filter(Boolean) ?? [];
}

/**
 * @param {number} pid
 * @returns {string | undefined} its working directory, where the system tells
 */
export function workingDirectory(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/**
 * @param {ProcessIdentity} identity
 * @param {NodeJS.Signals} signal
 */
export function signalProcess({ pid, started }, signal) {
  if (!isRunning({ pid, started })) return;
  try {
    process.kill(pid, signal);
  } catch {
    // Gone in between.
  }
}

/**
 * @param {ProcessIdentity} identity
 * @param {number} withinMs
 * @returns {Promise<boolean>} whether it has ended in time
 */
export async function hasEnded(identity, withinMs) {
  const until = performance.now() + withinMs;
  while (isRunning(identity)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
