import { setTimeout as sleep } from "node:timers/promises";
import { startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { LaunchError } from "./launch-error.mjs";
import { PostgresFailure } from "./postgres-process.mjs";

/** @typedef {import("./embedded-postgres.mjs").EmbeddedPostgres} EmbeddedPostgres */

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Whether trying again can't help: that needs a person. Killed while it recovered, or a full disk, may pass. @param {unknown} error */
const isFinal = (error) => error instanceof LaunchError && !(error instanceof PostgresFailure);

/**
 * Starts PostgreSQL again, at the same address, whenever it ends without being asked to: killed by a person, or by a system
 * short of memory. One that does not start is tried again, like web and worker, for as long as it takes.
 * @param {EmbeddedPostgres} server that runs
 * @param {string} dataDir
 * @returns {{ stop: () => Promise<void>, lost: Promise<never> }} lost: rejects when it can't be started again
 */
export function keepDatabase(server, dataDir) {
  let stopping = false;
  let current = Promise.resolve(server);

  const startAgain = async () => {
    const again = await startEmbeddedPostgres({ dataDir, port: Number(new URL(server.url).port) });
    if (again.url === server.url) return again;
    await again.stop();
    throw new LaunchError(
      "PostgreSQL ended, and its port was taken by another program before it could start again. Start Postrider again.",
    );
  };
  const restart = async () => {
    console.error("PostgreSQL ended; starting it again.");
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        return await startAgain();
      } catch (error) {
        if (stopping || isFinal(error)) throw error;
        console.error(`${error instanceof Error ? error.message : error}\nTrying again in ${pause / 1_000} s.`);
      }
      await sleep(pause);
    }
  };
  const keep = async () => {
    for (;;) {
      await (await current).ended;
      if (stopping) return new Promise(() => {});
      current = restart();
      await current;
    }
  };
  const lost = /** @type {Promise<never>} */ (keep());
  lost.catch(() => {});
  const stop = async () => {
    stopping = true;
    const running = await current.catch(() => undefined);
    await running?.stop();
  };
  return { stop, lost };
}
