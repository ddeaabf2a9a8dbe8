import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { LaunchError } from "./launch-error.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** @returns {string | undefined} a Chromium that is installed */
function installedBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new LaunchError(`CHROMIUM_PATH names ${named}, which is not there.`);
    return named;
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find((file) => existsSync(file));
}

/** @returns {Promise<string | undefined>} the browser Playwright downloaded for itself */
async function playwrightBrowser() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function tried(command, args) {
  console.log(`   ${command} ${args.join(" ")}`);
  return (
    spawnSync(command, args, {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0
  );
}

function canUseApt() {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync("apt-get", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds a Chromium for the journeys, or installs one: from Debian where we may, else Playwright's own.
 * @returns {Promise<string>} its path
 */
export async function ensureBrowser() {
  const found = installedBrowser() ?? (await playwrightBrowser());
  if (found) return found;
  console.log("No Chromium found; installing one.");
  if (
    canUseApt() &&
    tried("apt-get", ["update", "-qq"]) &&
    tried("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"])
  ) {
    const installed = installedBrowser();
    if (installed) return installed;
  }
  tried(process.execPath, [path.join(ROOT, "node_modules/@playwright/test/cli.js"), "install", "chromium"]);
  const downloaded = await playwrightBrowser();
  if (downloaded) return downloaded;
  throw new LaunchError(
    "The journeys need Chromium and none could be installed. Install it (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.",
  );
}
