import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import { LaunchError, systemCode } from "./launch-error.mjs";
import { commandLine, hasEnded, identify, signalProcess, workingDirectory } from "./process-identity.mjs";
import { bareEnvironment, spawnIdentity } from "./run-as.mjs";

/** @typedef {import("./process-identity.mjs").ProcessIdentity} ProcessIdentity */

/** PostgreSQL's log begins anew at a start when it is longer than this. */
const LOG_LIMIT = 5 * 1_048_576;
const FAST_SHUTDOWN_MS = 30_000;
const QUICK_SHUTDOWN_MS = 5_000;
/** Longer than this, the start says what it waits for: recovery after a crash may take minutes. */
const SLOW_MS = 3_000;

/** What differs from PostgreSQL's defaults, and why. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  // Nobody but us connects, and a socket's path has a length limit that deep directories exceed.
  unix_socket_directories: "",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] %a ",
  // Several web and worker processes with a pool each.
  max_connections: "200",
  shared_buffers: "256MB",
  // How long a commit that does not wait for the disk may stay unwritten.
  wal_writer_delay: "10ms",
  // Fewer checkpoints: each one makes the next write of every page a full one.
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  // Solid-state disks: a random read costs about what a sequential one does.
  random_page_cost: "1.1",
  // Lanes and deliveries are updated all the time; dead rows must go before their indexes swell.
  autovacuum_vacuum_scale_factor: "0.02",
  autovacuum_analyze_scale_factor: "0.02",
  autovacuum_naptime: "10s",
  autovacuum_vacuum_cost_delay: "1ms",
  // Statements are short and prepared; compiling them costs more than it saves.
  jit: "off",
  // A process that died without closing must not hold its locks for hours.
  tcp_keepalives_idle: "30",
  idle_in_transaction_session_timeout: "5min",
};

/**
 * @param {string} directory
 * @returns {string[]} the lines of postmaster.pid: process id, directory, start, port, socket, address, memory, status
 */
function readPidFile(directory) {
  try {
    return readFileSync(path.join(directory, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  }
}

/**
 * The PostgreSQL that serves a directory. A pid file left by a killed one, whose id nobody or somebody else has now, is removed.
 * @param {string} directory
 * @returns {ProcessIdentity | undefined}
 */
export function findPostmaster(directory) {
  const [pid] = readPidFile(directory);
  if (pid === undefined) return undefined;
  const identity = identify(Number(pid));
  const [program, ...args] = commandLine(Number(pid));
  const isOurs =
    program !== undefined &&
    path.basename(program) === "postgres" &&
    (args.includes(directory) || workingDirectory(Number(pid)) === directory);
  if (identity && isOurs) return identity;
  rmSync(path.join(directory, "postmaster.pid"), { force: true });
  return undefined;
}

/**
 * Closes every connection, writes a checkpoint and ends; if that takes too long, ends without the checkpoint, which costs a
 * recovery at the next start and loses nothing.
 * @param {ProcessIdentity} postmaster
 */
export async function stopPostmaster(postmaster) {
  signalProcess(postmaster, "SIGINT");
  if (await hasEnded(postmaster, FAST_SHUTDOWN_MS)) return;
  signalProcess(postmaster, "SIGQUIT");
  if (await hasEnded(postmaster, QUICK_SHUTDOWN_MS)) return;
  signalProcess(postmaster, "SIGKILL");
  await hasEnded(postmaster, QUICK_SHUTDOWN_MS);
}

/**
 * @param {string} file
 * @returns {number} where this run's part of the log begins
 */
function beginLog(file) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT) return size;
  truncateSync(file);
  return 0;
}

/**
 * @param {string} file
 * @param {number} start where this run's part begins
 * @returns {string} empty where the data directory was removed while PostgreSQL was ending: nobody waits for the text then
 */
function readLog(file, start) {
  try {
    return readFileSync(file).subarray(start).toString("utf8");
  } catch {
    return "";
  }
}

/**
 * @typedef {object} StartOptions
 * @property {string} postgres the program
 * @property {string} directory
 * @property {number} port
 * @property {string} logFile
 * @property {import("./run-as.mjs").RunAs} user
 * @property {(message: string) => void} onProgress
 */

/**
 * In a process group of its own, so that Ctrl-C in the terminal reaches the launcher only: it stops the database last.
 * @param {StartOptions} options
 * @returns {Promise<{ identity: ProcessIdentity, ended: Promise<void> }>} once it accepts connections
 * @throws {PostgresFailure} when it ends instead
 */
export async function startPostmaster({ postgres, directory, port, logFile, user, onProgress }) {
  const logStart = beginLog(logFile);
  const log = openSync(logFile, "a", 0o600);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(postgres, ["-D", directory, "-p", String(port), ...settings], {
    ...spawnIdentity(user),
    detached: true,
    cwd: "/",
    env: bareEnvironment(),
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", () => resolve(readLog(logFile, logStart)));
  });
  child.unref();
  const failed = await Promise.race([becomesReady(directory, child.pid, onProgress), ended]);
  if (failed !== undefined) throw new PostgresFailure(failed, logFile);
  const identity = identify(Number(child.pid));
  if (!identity) throw new PostgresFailure(await ended, logFile);
  return { identity, ended: ended.then(() => {}) };
}

/**
 * @param {string} directory
 * @param {number | undefined} pid
 * @param {(message: string) => void} onProgress
 * @returns {Promise<undefined>}
 */
async function becomesReady(directory, pid, onProgress) {
  const start = performance.now();
  let said = 0;
  while (pid !== undefined && identify(pid)) {
    const lines = readPidFile(directory);
    if (lines[0] === String(pid) && lines[7]?.trim() === "ready") return undefined;
    const seconds = Math.floor((performance.now() - start) / SLOW_MS);
    if (seconds > said) onProgress("PostgreSQL is recovering from a stop without notice");
    said = seconds;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  // Ended: the other side of the race says why.
  return new Promise(() => {});
}

/** PostgreSQL ended instead of accepting connections. */
export class PostgresFailure extends LaunchError {
  /**
   * @param {string} output
   * @param {string} logFile
   */
  constructor(output, logFile) {
    const reason = output.split("\n").filter((line) => /FATAL|PANIC|ERROR|HINT|could not/.test(line));
    const space = /No space left on device/.test(output) ? "There is no disk space left: free some, then start again.\n" : "";
    super(
      `PostgreSQL did not start. ${space}\n${(reason.length > 0 ? reason : output.trim().split("\n")).slice(-8).join("\n")}\nIts log: ${logFile}`,
    );
    /** Another program took the port in between. */
    this.portTaken = /Address already in use|could not bind/.test(output);
    /** The processes of a killed PostgreSQL have not all ended yet. */
    this.stillEnding = /pre-existing shared memory block/.test(output);
  }
}
