import { spawn } from "node:child_process";
import { statfsSync } from "node:fs";
import { LaunchError } from "./launch-error.mjs";

const TAIL = 60;
const PATIENCE_MS = 3_000;
const LOW_SPACE = 200 * 1_048_576;

/** Commands under way, so that Ctrl-C ends them too. @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** @type {import("./run-lock.mjs").Note} */
let noteStarted = () => {};

/**
 * From now on says which commands are started, so that a later start can end those of a launcher that was killed.
 * @param {import("./run-lock.mjs").Note} note
 */
export function noteCommands(note) {
  noteStarted = note;
}

/** @param {NodeJS.Signals} signal */
function signalCommands(signal) {
  for (const child of running) {
    try {
      process.kill(-Number(child.pid), signal);
    } catch {
      // Gone in between.
    }
  }
}

/** Ends what is under way: asked first, then by force. npm would undo its work for a minute; the next start repairs it anyway. */
export function interruptCommands() {
  signalCommands("SIGTERM");
  setTimeout(() => signalCommands("SIGKILL"), PATIENCE_MS).unref();
}

/** What a failure often comes from, and its output rarely says plainly. */
function spaceHint() {
  const { bavail, bsize } = statfsSync(process.cwd());
  return bavail * bsize < LOW_SPACE ? "\nThe disk is full: free some space, then start again; what was begun is done anew." : "";
}

/**
 * Runs a program to its end, keeping its output to itself unless it fails.
 * @param {string} title what it does, for the message
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} [options] show: let its output through
 * @returns {Promise<string>} what it printed, unless shown
 * @throws {LaunchError} with the end of its output when it fails
 */
export function runCommand(title, program, args, { env = process.env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env,
      detached: true,
      stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    noteStarted(child.pid, title);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => reject(new LaunchError(`${title} failed: ${error.message}`)));
    child.once("close", (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve(output);
      const tail = output.trim().split("\n").slice(-TAIL).join("\n");
      reject(new LaunchError(`${title} failed (${signal ?? `exit code ${code}`}).\n${tail}${spaceHint()}`));
    });
  });
}
