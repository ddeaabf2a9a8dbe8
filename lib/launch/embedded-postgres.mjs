import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { freeLoopbackPort } from "./free-port.mjs";
import { LaunchError, systemCode } from "./launch-error.mjs";
import { findBinaries, makeSharedDirectory } from "./postgres-binaries.mjs";
import { ensureCluster, hasCluster, locateDatabase } from "./postgres-directory.mjs";
import { findPostmaster, PostgresFailure, startPostmaster, stopPostmaster } from "./postgres-process.mjs";
import { identify, isRunning } from "./process-identity.mjs";
import { hasSecrets, readOrMakeSecrets, writePrivateJson } from "./secrets.mjs";

const DATABASE = "postrider";
const TRIES = 40;
const PAUSE_MS = 250;

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url of the database `postrider`
 * @property {string} directory of the data: in DATA_DIR, or, where PostgreSQL's user can't get there, elsewhere
 * @property {Promise<void>} ended when it is gone, for whatever reason; of one that another process owns, never
 * @property {() => Promise<void>} stop ends PostgreSQL; does nothing when another process of ours is its owner
 */

/**
 * What is kept between starts.
 * @typedef {object} Note
 * @property {string} [elsewhere] directory of the database, if it is not in the data directory
 * @property {number} [port]
 * @property {import("./process-identity.mjs").ProcessIdentity} [owner] who started it
 */

/**
 * @param {string} file
 * @returns {Note | undefined}
 */
function readNote(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} password
 * @param {number | undefined} port
 * @param {string} database
 */
function urlOf(password, port, database) {
  return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * @param {string} server URL of the database postgres
 * @param {string} root
 */
async function ensureDatabase(server, root) {
  // Here and not above: this module must load before anything is installed.
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: server });
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    if (systemCode(error) !== "28P01") throw error;
    throw new LaunchError(
      `${path.join(root, "secrets.json")} is not the one that belongs to the database beside it: the password is refused. Restore the right one, or set DATA_DIR to another directory.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * @param {string} dataDir
 * @returns {string} its absolute path
 */
function makeDataDir(dataDir) {
  const root = path.resolve(dataDir);
  try {
    makeSharedDirectory(root);
    return realpathSync(root);
  } catch (error) {
    throw new LaunchError(`DATA_DIR can't be made at ${root}: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * Tries again what settles by itself: a port that was just taken, processes of a killed PostgreSQL that are still ending.
 * @param {Omit<import("./postgres-process.mjs").StartOptions, "port">} options
 * @param {number | undefined} preferredPort
 */
async function startOnFreePort(options, preferredPort) {
  let preferred = preferredPort;
  for (let left = TRIES; ; left -= 1) {
    const port = await freeLoopbackPort(preferred);
    try {
      return { port, ...(await startPostmaster({ ...options, port })) };
    } catch (error) {
      if (left === 0 || !(error instanceof PostgresFailure) || !(error.portTaken || error.stillEnding)) throw error;
      if (error.portTaken) preferred = undefined;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/**
 * @param {string} root
 * @param {string} directory
 */
function lostSecrets(root, directory) {
  return `${path.join(root, "secrets.json")} is missing, and the database in ${directory} can't be read without: it holds its password and the key that seals signing secrets. Restore it from a backup, or remove ${directory} to begin anew.`;
}

/**
 * Starts the PostgreSQL that npm brought along, on the loopback interface, with its data below `dataDir`: made on first
 * use, repaired where a run before was killed. One that a living process of ours has started there is used as it is.
 * @param {{ dataDir: string, port?: number, onProgress?: (message: string) => void }} options port: unset, the one of last
 *   time if it is free, else any
 * @returns {Promise<EmbeddedPostgres>}
 * @throws {LaunchError} with what to do: another major version, no disk space, a directory that can't be used
 */
export async function startEmbeddedPostgres({ dataDir, port, onProgress = () => {} }) {
  const root = makeDataDir(dataDir);
  const noteFile = path.join(root, "postgres.json");
  const note = readNote(noteFile);
  const { directory, user, isElsewhere } = locateDatabase(root, note?.elsewhere);
  const { initdb, postgres, version } = findBinaries(user);
  const exists = hasCluster(directory, version);
  if (exists && !hasSecrets(root)) throw new LaunchError(lostSecrets(root, directory));
  const { databasePassword: password } = readOrMakeSecrets(root);

  const running = exists ? findPostmaster(directory) : undefined;
  if (running && note && isRunning(note.owner)) {
    return { url: urlOf(password, note.port, DATABASE), directory, ended: new Promise(() => {}), stop: async () => {} };
  }
  if (running) {
    onProgress("stopping the PostgreSQL of a run that was killed");
    await stopPostmaster(running);
  }
  if (!exists) onProgress(`creating a database in ${directory}`);
  await ensureCluster({ directory, user, initdb, password, exists });
  // Before the start, so that a run killed during it knows where the database is.
  const place = isElsewhere ? { elsewhere: directory } : {};
  writePrivateJson(noteFile, { ...place, port: note?.port });
  const options = { postgres, directory, logFile: path.join(root, "postgres.log"), user, onProgress };
  const started = await startOnFreePort(options, port ?? note?.port);
  const stop = () => stopPostmaster(started.identity);
  writePrivateJson(noteFile, { ...place, port: started.port, owner: identify(process.pid) });
  try {
    await ensureDatabase(urlOf(password, started.port, "postgres"), root);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urlOf(password, started.port, DATABASE), directory, ended: started.ended, stop };
}
