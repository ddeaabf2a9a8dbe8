import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseEnv } from "node:util";
import { tryPort } from "./free-port.mjs";
import { LaunchError } from "./launch-error.mjs";
import { hasSecrets, readOrMakeSecrets } from "./secrets.mjs";

const DEFAULT_PORT = "3000";
/** So that a receiver on one's own machine can be tried. */
const LOCAL_DEFAULTS = { EGRESS_ALLOW: "127.0.0.0/8,::1/128", ALLOW_HTTP: "yes" };

/**
 * @typedef {object} LaunchSettings
 * @property {"local" | "production"} mode decided here, once, and passed down
 * @property {string} dataDir absolute
 * @property {number} port
 * @property {"embedded" | "inngest"} engine
 * @property {Record<string, string>} variables the whole environment of what is started
 */

/** The environment, which wins over the file .env; an empty variable counts as unset. */
function givenVariables() {
  const file = existsSync(".env") ? parseEnv(readFileSync(".env", "utf8")) : {};
  const present = Object.entries(process.env).filter(([, value]) => value !== undefined && value !== "");
  return /** @type {Record<string, string>} */ ({ ...file, ...Object.fromEntries(present) });
}

/** @param {string} dataDir */
function localSecrets(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new LaunchError(`DATA_DIR can't be made at ${dataDir}: ${error instanceof Error ? error.message : error}`);
  }
  if (!hasSecrets(dataDir) && existsSync(path.join(dataDir, "postgres.json"))) {
    throw new LaunchError(
      `${path.join(dataDir, "secrets.json")} is missing, and the database in ${dataDir} can't be opened without the password and the key it held.\n` +
        "Restore it from a backup, or begin anew with another DATA_DIR.",
    );
  }
  const { ENCRYPTION_KEY, NEXTAUTH_SECRET } = readOrMakeSecrets(dataDir);
  return { ENCRYPTION_KEY, NEXTAUTH_SECRET };
}

/**
 * @param {string} port as given, so perhaps none: then that is the one thing to complain of
 * @returns {Record<string, string>}
 */
function localUrl(port) {
  return /^\d+$/.test(port) ? { APP_URL: `http://localhost:${port}` } : {};
}

/**
 * @param {Record<string, string>} variables
 * @param {boolean} production
 * @returns {Promise<{ DELIVERY_ENGINE: "embedded" | "inngest" }>}
 */
async function check(variables, production) {
  const { checkSettings } = await import(pathToFileURL(path.resolve("dist/check-settings.mjs")).href);
  try {
    return checkSettings(variables, production);
  } catch (error) {
    throw new LaunchError(/** @type {Error} */ (error).message);
  }
}

/**
 * Reads the settings, adds the defaults of local mode, and checks them all.
 * @returns {Promise<LaunchSettings>}
 * @throws {LaunchError} with a line for every setting that is missing, malformed or, in production, weak
 */
export async function readSettings() {
  const given = givenVariables();
  const mode = given.NODE_ENV === "production" && given.DATABASE_URL ? "production" : "local";
  const dataDir = path.resolve(given.DATA_DIR ?? ".data");
  const port = given.PORT === "0" ? String(await tryPort(0)) : (given.PORT ?? DEFAULT_PORT);
  /** @type {Record<string, string>} */
  const variables = {
    ...(mode === "local" ? { ...LOCAL_DEFAULTS, ...localSecrets(dataDir), ...localUrl(port) } : {}),
    ...given,
    POSTRIDER_MODE: mode,
    POSTRIDER_PROCESS: "launcher",
    DATA_DIR: dataDir,
    PORT: port,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  // The embedded PostgreSQL's URL is known once it runs, which is later.
  const { DELIVERY_ENGINE: engine } = await check({ DATABASE_URL: "postgresql://embedded", ...variables }, mode === "production");
  return {
    mode,
    dataDir,
    port: Number(port),
    engine,
    variables: { ...variables, NEXTAUTH_URL: given.NEXTAUTH_URL ?? variables.APP_URL ?? "" },
  };
}

/**
 * @param {number} port
 * @throws {LaunchError} when the port can't be listened on
 */
export async function requirePort(port) {
  const remedy = async () => `Choose another: PORT=${port < 65_000 && (await tryPort(port + 1)) ? port + 1 : await tryPort(0)} npm start`;
  /** @type {number | undefined} */
  let free;
  try {
    free = await tryPort(port);
  } catch (error) {
    throw new LaunchError(`Port ${port} can't be used: ${/** @type {Error} */ (error).message}.\n${await remedy()}`);
  }
  if (free === undefined) throw new LaunchError(`Port ${port} is taken by another program.\n${await remedy()}`);
}
