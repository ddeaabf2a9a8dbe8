import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LaunchError, systemCode } from "./launch-error.mjs";
import { makeSharedDirectory, SHARED_ROOT } from "./postgres-binaries.mjs";
import { bareEnvironment, canEnter, choosePostgresUser, giveTo, spawnIdentity } from "./run-as.mjs";

/** @typedef {import("./run-as.mjs").RunAs} RunAs */

const MIB = 1_048_576;
/** A new database and its first write-ahead log. */
const SPACE_FOR_NEW = 300 * MIB;
/** A few segments of write-ahead log. */
const SPACE_TO_RUN = 64 * MIB;

/**
 * @param {string} directory that exists
 * @param {number} bytes
 * @throws {LaunchError} when the file system has less
 */
function requireSpace(directory, bytes) {
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize >= bytes) return;
  throw new LaunchError(
    `No disk space: ${directory} has ${Math.floor((bavail * bsize) / MIB)} MiB left and PostgreSQL needs at least ${bytes / MIB} MiB. Free some, or set DATA_DIR to a directory on another disk.`,
  );
}

/**
 * @param {string} directory
 * @returns {string | undefined} the major version of the database in it; undefined when there is none
 * @throws {LaunchError} when we may not look
 */
function readMajor(directory) {
  try {
    return readFileSync(path.join(directory, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT") return undefined;
    if (code !== "EACCES") throw error;
    throw new LaunchError(
      `The database in ${directory} belongs to another user (uid ${statSync(directory).uid}). Start Postrider as that user or as root, or set DATA_DIR to another directory.`,
    );
  }
}

/**
 * @param {string} directory
 * @param {string} found
 * @param {string} version
 */
function requireSameMajor(directory, found, version) {
  const ours = version.split(".")[0];
  if (found === ours) return;
  throw new LaunchError(
    [
      `${directory} was written by PostgreSQL ${found}, and this Postrider brings PostgreSQL ${version}. Nothing in it was touched.`,
      `  To keep the data: start the Postrider that brought PostgreSQL ${found}, take a dump (pg_dump) of it, and restore that into a new DATA_DIR.`,
      "  To begin anew: set DATA_DIR to another directory.",
    ].join("\n"),
  );
}

/**
 * Where the database of a data directory is: in it, or, where PostgreSQL's user can't get there, in a place of its own.
 * @param {string} dataDir absolute, exists
 * @param {string | undefined} elsewhere where it was last time, if not in it
 * @returns {{ directory: string, user: RunAs, isElsewhere: boolean }}
 * @throws {LaunchError}
 */
export function locateDatabase(dataDir, elsewhere) {
  const inside = path.join(dataDir, "postgres");
  const directory = elsewhere ?? inside;
  const found = statSync(directory, { throwIfNoEntry: false });
  const user = choosePostgresUser(found);
  if (elsewhere !== undefined) {
    if (found) return { directory, user, isElsewhere: true };
    throw new LaunchError(
      `The database of ${dataDir} was kept in ${elsewhere}, and that is gone. Bring it back, or remove ${dataDir}/postgres.json to begin anew.`,
    );
  }
  if (canEnter(dataDir, user)) return { directory, user, isElsewhere: false };
  if (found) {
    throw new LaunchError(
      `PostgreSQL runs as the user ${user.name} here, who can't get to ${directory}. Let that user through (chmod o+x on each directory above it), or start Postrider as an ordinary user.`,
    );
  }
  return { directory: path.join(SHARED_ROOT, randomBytes(6).toString("hex")), user, isElsewhere: true };
}

/**
 * @param {string} initdb
 * @param {string[]} args
 * @param {RunAs} user
 * @returns {Promise<string>} what it printed
 */
function runInitdb(initdb, args, user) {
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, args, { ...spawnIdentity(user), cwd: "/", env: bareEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(output) : reject(new LaunchError(`initdb failed:\n${output.trim()}`))));
  });
}

/**
 * What an interrupted making left. Its initdb may be running still, so nothing of it is ever used again.
 * @param {string} directory
 */
function removeUnfinished(directory) {
  const parent = path.dirname(directory);
  const left = readdirSync(parent).filter((name) => name.startsWith(`${path.basename(directory)}.new-`));
  for (const name of left) rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Makes the database beside its place and then moves it there, so that what is in its place is always whole.
 * @param {{ directory: string, user: RunAs, initdb: string, password: string }} options
 */
async function createCluster({ directory, user, initdb, password }) {
  removeUnfinished(directory);
  const unfinished = `${directory}.new-${randomBytes(4).toString("hex")}`;
  const passwordFile = `${unfinished}.password`;
  mkdirSync(unfinished, { mode: 0o700 });
  giveTo(unfinished, user);
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    giveTo(passwordFile, user);
    await runInitdb(
      initdb,
      ["-D", unfinished, "--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"],
      user,
    );
    renameSync(unfinished, directory);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (error instanceof Error && /No space left|ENOSPC/.test(error.message)) {
      throw new LaunchError(`No disk space left in ${path.dirname(directory)} to create the database. Free some, then start again.`);
    }
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Looks without touching.
 * @param {string} directory
 * @param {string} version of our PostgreSQL
 * @returns {boolean} whether the directory holds a database that our PostgreSQL can serve
 * @throws {LaunchError} when it holds another major version's, or something else
 */
export function hasCluster(directory, version) {
  const major = readMajor(directory);
  if (major !== undefined) requireSameMajor(directory, major, version);
  if (major === undefined && existsSync(directory) && readdirSync(directory).length > 0) {
    throw new LaunchError(
      `${directory} holds something that is not a database. If it isn't needed, remove it; else set DATA_DIR to another directory.`,
    );
  }
  return major !== undefined;
}

/**
 * Makes sure that the directory holds a database, and that there is room to run it.
 * @param {{ directory: string, user: RunAs, initdb: string, password: string, exists: boolean }} options
 * @throws {LaunchError} no space, no right to write
 */
export async function ensureCluster({ directory, user, initdb, password, exists }) {
  if (exists) return requireSpace(directory, SPACE_TO_RUN);
  makeSharedDirectory(path.dirname(directory));
  requireSpace(path.dirname(directory), SPACE_FOR_NEW);
  await createCluster({ directory, user, initdb, password });
}
