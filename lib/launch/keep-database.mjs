import { startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { LaunchError } from "./launch-error.mjs";

/** @typedef {import("./embedded-postgres.mjs").EmbeddedPostgres} EmbeddedPostgres */

/**
 * Starts PostgreSQL again, at the same address, whenever it ends without being asked to: killed by a person, or by a system short of memory.
 * @param {EmbeddedPostgres} server that runs
 * @param {string} dataDir
 * @returns {{ stop: () => Promise<void>, lost: Promise<never> }} lost: rejects when it can't be started again
 */
export function keepDatabase(server, dataDir) {
  let stopping = false;
  let current = Promise.resolve(server);

  const restart = async () => {
    console.error("PostgreSQL ended; starting it again.");
    const again = await startEmbeddedPostgres({ dataDir, port: Number(new URL(server.url).port) });
    if (again.url === server.url) return again;
    await again.stop();
    throw new LaunchError(
      "PostgreSQL ended, and its port was taken by another program before it could start again. Start Postrider again.",
    );
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
