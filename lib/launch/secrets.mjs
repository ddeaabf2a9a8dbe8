import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LaunchError, systemCode } from "./launch-error.mjs";

/**
 * @typedef {object} Secrets
 * @property {string} databasePassword of the embedded PostgreSQL
 * @property {string} ENCRYPTION_KEY
 * @property {string} NEXTAUTH_SECRET
 */

/** @returns {Secrets} */
function makeSecrets() {
  return {
    databasePassword: randomBytes(24).toString("base64url"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
  };
}

/**
 * Writes a file that only its owner may read; readers see the old content or the new, never half of it.
 * @param {string} file
 * @param {unknown} content
 */
export function writePrivateJson(file, content) {
  const unfinished = `${file}.${process.pid}.new`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}

/**
 * @param {string} file
 * @param {unknown} error
 */
function unusable(file, error) {
  const code = systemCode(error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return `${file} can't be read or written by this user. It belongs to whoever started Postrider here first: start as that user, or set DATA_DIR to another directory.`;
  }
  if (code === "ENOSPC") return `No disk space left for ${file}. Free some, then start again.`;
  if (error instanceof SyntaxError) {
    return `${file} is damaged. It holds the database's password and the key that seals signing secrets: restore it from a backup, or set DATA_DIR to another directory to begin anew.`;
  }
  return `${file} can't be used: ${error instanceof Error ? error.message : error}`;
}

/**
 * The secrets that belong to the data in a directory: made on first use, the same ever after.
 * @param {string} dataDir exists
 * @returns {Secrets}
 * @throws {LaunchError} when they can't be read, or can't be written
 */
export function readOrMakeSecrets(dataDir) {
  const file = path.join(dataDir, "secrets.json");
  try {
    if (!existsSync(file)) writePrivateJson(file, makeSecrets());
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new LaunchError(unusable(file, error));
  }
}

/**
 * @param {string} dataDir
 * @returns {boolean} whether there are secrets already
 */
export function hasSecrets(dataDir) {
  return existsSync(path.join(dataDir, "secrets.json"));
}
