import { spawnSync } from "node:child_process";
import { chownSync } from "node:fs";
import { LaunchError } from "./launch-error.mjs";

// PostgreSQL refuses to run as root, so where we are root it runs as somebody else.

/**
 * @typedef {object} RunAs
 * @property {number} [uid] unset: as ourselves
 * @property {number} [gid]
 * @property {string} name
 */

const UNPRIVILEGED = ["postgres", "nobody"];

/**
 * @param {string} flag
 * @param {string} user
 */
function id(flag, user) {
  const { stdout, status } = spawnSync("id", [flag, user], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * @param {{ uid: number, gid: number }} [owner] of a database directory that exists already: only its owner may serve it
 * @returns {RunAs} who runs PostgreSQL
 * @throws {LaunchError} when we are root and there is nobody else
 */
export function choosePostgresUser(owner) {
  if (process.getuid?.() !== 0) return { name: process.env.USER ?? "this user" };
  if (owner && owner.uid !== 0) return { ...owner, name: id("-nu", String(owner.uid)) ?? `uid ${owner.uid}` };
  for (const name of UNPRIVILEGED) {
    const uid = id("-u", name);
    if (uid !== undefined) return { uid: Number(uid), gid: Number(id("-g", name)), name };
  }
  throw new LaunchError(
    "PostgreSQL can't run as root, and there is no user postgres or nobody. Start Postrider as an ordinary user, or set DATABASE_URL.",
  );
}

/**
 * @param {RunAs} user
 * @returns {{ uid?: number, gid?: number }} for child_process
 */
export function spawnIdentity({ uid, gid }) {
  return uid === undefined ? {} : { uid, gid };
}

/**
 * Nothing of ours: PostgreSQL's programs would take settings (PGPORT, PGDATA, LANG) from it.
 * @returns {NodeJS.ProcessEnv}
 */
export function bareEnvironment() {
  return /** @type {NodeJS.ProcessEnv} */ (/** @type {unknown} */ ({ PATH: process.env.PATH, LC_ALL: "C" }));
}

/**
 * @param {string} file
 * @param {RunAs} user
 */
export function giveTo(file, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
}

/**
 * Asks the system, by trying, because permissions are more than mode bits.
 * @param {string} directory
 * @param {RunAs} user
 * @returns {boolean} whether the user can get into the directory
 */
export function canEnter(directory, user) {
  if (user.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", directory], { ...spawnIdentity(user), stdio: "ignore" }).status === 0;
}
