import { spawn } from "node:child_process";
import { once } from "node:events";
import { LaunchError } from "./launch-error.mjs";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** A process that lived this long has come up. */
const UP_MS = 5_000;
/** One that lived this long starts again at once. */
const STEADY_MS = 30_000;
/** So often it may end before it ever came up. */
const TRIES = 3;
const GRACE_MS = 20_000;

/**
 * @typedef {object} Supervised
 * @property {() => Promise<void>} stop asks it to end and waits, for 20 s at most
 * @property {() => void} kill ends it at once
 * @property {Promise<never>} givenUp rejects when it never came up
 */

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Gone in between.
  }
}

/**
 * Keeps a process running: one that ends is started again, after a pause that doubles from 0.2 s to 5 s while it keeps ending soon.
 * @param {{ name: string, program?: string, args: string[], env: NodeJS.ProcessEnv, onStart?: import("./run-lock.mjs").Note }} options
 * @returns {Supervised}
 */
export function supervise({ name, program = process.execPath, args, env, onStart = () => {} }) {
  let stopping = false;
  let everUp = false;
  let failures = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let pause;
  /** @type {import("node:child_process").ChildProcess} */
  let child;
  /** @type {(error: Error) => void} */
  let giveUp = () => {};
  /** @type {Promise<never>} */
  const givenUp = new Promise((_, reject) => {
    giveUp = reject;
  });
  givenUp.catch(() => {});

  /** @param {number} livedMs @param {string} how */
  const ended = (livedMs, how) => {
    if (stopping) return;
    everUp ||= livedMs >= UP_MS;
    failures = livedMs >= STEADY_MS ? 1 : failures + 1;
    if (!everUp && failures >= TRIES)
      return giveUp(new LaunchError(`The ${name} process could not start (${how}); what it said is above.`));
    const wait = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
    console.error(`The ${name} process ended (${how}); starting it again in ${wait / 1_000} s.`);
    pause = setTimeout(start, wait);
  };
  const start = () => {
    const since = performance.now();
    // A process group of its own: Ctrl-C in the terminal reaches the launcher only, which stops things in order.
    child = spawn(program, args, { env, detached: true, stdio: "inherit" });
    child.once("error", (error) => ended(0, error.message));
    child.once("exit", (code, signal) => ended(performance.now() - since, signal ?? `exit code ${code}`));
    onStart(child.pid, name);
  };
  start();
  return {
    givenUp,
    kill: () => signalGroup(child, "SIGKILL"),
    stop: async () => {
      stopping = true;
      clearTimeout(pause);
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const force = setTimeout(() => signalGroup(child, "SIGKILL"), GRACE_MS);
      child.kill("SIGTERM");
      await once(child, "exit");
      clearTimeout(force);
    },
  };
}
