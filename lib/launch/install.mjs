import { existsSync, readFileSync, statSync } from "node:fs";
import { fingerprint, unlessDone } from "./fingerprint.mjs";
import { LaunchError } from "./launch-error.mjs";
import { step } from "./progress.mjs";
import { runCommand } from "./run-command.mjs";

const INSTALLED = "node_modules/.package-lock.json";

/** @param {string} version @param {string} minimum */
function isAtLeast(version, minimum) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [minMajor = 0, minMinor = 0] = minimum.split(".").map(Number);
  return major > minMajor || (major === minMajor && minor >= minMinor);
}

/** @throws {LaunchError} when this Node is older than package.json asks for */
function requireNode() {
  const minimum = JSON.parse(readFileSync("package.json", "utf8")).engines.node.replace(/[^\d.]/g, "");
  if (isAtLeast(process.versions.node, minimum)) return;
  throw new LaunchError(
    `Postrider needs Node.js ${minimum} or later, and this is ${process.versions.node}. See https://nodejs.org, or use nvm: nvm install 22`,
  );
}

/** Whether what the lock file asks for is there: as npm noted it, and to the last folder, since an install may have been cut short. */
function isInstalled() {
  if (!existsSync(INSTALLED) || statSync(INSTALLED).mtimeMs < statSync("package-lock.json").mtimeMs) return false;
  const { packages } = JSON.parse(readFileSync(INSTALLED, "utf8"));
  return Object.keys(packages).every((folder) => existsSync(folder));
}

/**
 * Installs the dependencies that package-lock.json names, where they are not there yet.
 * @param {(text: string) => void} say
 * @returns {Promise<boolean>} whether it had to
 */
async function install(say) {
  if (isInstalled()) return false;
  say("Installing dependencies (about 1.5 GB on disk)");
  const npm = process.env.npm_execpath;
  // Run by npm, its own program is the one to use; NODE_ENV=production must not leave out what the build needs.
  const [program, ...first] = npm?.endsWith("npm-cli.js") ? [process.execPath, npm] : ["npm"];
  await runCommand("npm ci", program ?? "npm", [...first, "ci", "--include=dev", "--no-audit", "--no-fund"]);
  return true;
}

/**
 * Generates the Prisma client, where the schema has changed.
 * @returns {Promise<boolean>} whether it had to
 */
function generateClient() {
  const version = JSON.parse(readFileSync("node_modules/prisma/package.json", "utf8")).version;
  return unlessDone({
    stamp: "prisma/generated/.stamp",
    result: "prisma/generated/client.ts",
    input: `${version} ${fingerprint(["prisma/schema", "prisma.config.ts"])}`,
    work: () =>
      runCommand("prisma generate", process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
        // The command line insists on a native engine that generating never runs, and would download it: any file that exists will do.
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
        },
      }),
  });
}

/** Brings dependencies and Prisma client to where package-lock.json and the schema want them. */
export async function ensureDependencies() {
  requireNode();
  await step("Dependencies", async (say) => say((await install(say)) ? "Dependencies installed" : "Dependencies are there"));
  await step("Database client", async (say) => say((await generateClient()) ? "Database client generated" : "Database client is current"));
}
