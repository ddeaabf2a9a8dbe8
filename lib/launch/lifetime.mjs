import { LaunchError } from "./launch-error.mjs";
import { interruptCommands } from "./run-command.mjs";

/** npm passes on the signal that the terminal has sent us already: two within this time are one. */
const SAME_SIGNAL_MS = 1_000;

/**
 * @typedef {object} Lifetime
 * @property {(undo: () => unknown) => void} atEnd what to do at the end; what was added last is done first
 * @property {(force: () => void) => void} onForce what a second Ctrl-C does
 * @property {() => boolean} isEnding whether a signal has come
 * @property {Promise<void>} told resolves when a signal asks us to end
 */

/**
 * Runs a command's work from beginning to end: signals end it in order, a failure is said plainly, and what was started is
 * stopped in the reverse order whatever happens.
 * @param {(lifetime: Lifetime) => Promise<number | void>} work answers the exit code
 */
export async function live(work) {
  /** @type {(() => unknown)[]} */
  const undos = [];
  /** @type {(() => void)[]} */
  const forces = [];
  let firstSignal = 0;
  /** @type {() => void} */
  let tell = () => {};
  /** @type {Promise<void>} */
  const told = new Promise((resolve) => {
    tell = resolve;
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (firstSignal === 0) {
        firstSignal = performance.now();
        console.log("\nStopping…");
        interruptCommands();
        tell();
      } else if (performance.now() - firstSignal > SAME_SIGNAL_MS) {
        for (const force of forces) force();
      }
    });
  }
  const isEnding = () => firstSignal !== 0;
  let code = 0;
  try {
    const work_ = work({ atEnd: (undo) => undos.push(undo), onForce: (force) => forces.push(force), isEnding, told });
    code = (await work_) ?? 0;
  } catch (error) {
    code = isEnding() ? 130 : 1;
    if (!isEnding()) console.error(error instanceof LaunchError ? `\n${error.message}\n` : error);
  }
  for (const undo of undos.reverse()) {
    try {
      await undo();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(code);
}
