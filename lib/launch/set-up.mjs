import { mkdirSync } from "node:fs";
import path from "node:path";
import { startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { keepDatabase } from "./keep-database.mjs";
import { step } from "./progress.mjs";
import { noteCommands, runCommand } from "./run-command.mjs";
import { takeRun } from "./run-lock.mjs";
import { readSettings } from "./settings.mjs";

/**
 * Reads and checks the settings, and takes the data directory for this run.
 * @param {import("./lifetime.mjs").Lifetime} lifetime
 */
export async function setUpRun({ atEnd }) {
  const settings = await step("Settings", async (say) => {
    const read = await readSettings();
    say(`Settings are valid (${read.mode} mode)`);
    return read;
  });
  let note = /** @type {import("./run-lock.mjs").Note} */ (() => {});
  if (settings.mode === "local") {
    mkdirSync(settings.dataDir, { recursive: true });
    const run = await takeRun(settings.dataDir);
    atEnd(run.release);
    note = run.note;
    noteCommands(note);
  }
  return { ...settings, note };
}

/**
 * Starts the embedded PostgreSQL, unless DATABASE_URL names one; adds DATABASE_URL to the variables.
 * @param {import("./settings.mjs").LaunchSettings} settings
 * @param {import("./lifetime.mjs").Lifetime} lifetime
 * @returns {Promise<{ lost: Promise<never> }>} lost: rejects when PostgreSQL ended and can't be started again
 */
export async function setUpDatabase({ dataDir, variables }, { atEnd }) {
  if (variables.DATABASE_URL) return { lost: new Promise(() => {}) };
  const server = await step("PostgreSQL", async (say) => {
    const started = await startEmbeddedPostgres({ dataDir, onProgress: say });
    const elsewhere = started.directory.startsWith(path.resolve(dataDir)) ? "" : `, its data in ${started.directory}`;
    say(`PostgreSQL runs on port ${new URL(started.url).port}${elsewhere}`);
    return started;
  });
  const kept = keepDatabase(server, dataDir);
  atEnd(kept.stop);
  variables.DATABASE_URL = server.url;
  return { lost: kept.lost };
}

/**
 * Applies the migrations and, in local mode, seeds an empty database.
 * @param {import("./settings.mjs").LaunchSettings} settings
 */
export async function prepareDatabase({ variables }) {
  await step("Migrations", async (say) => {
    const output = await runCommand("Preparing the database", process.execPath, ["--enable-source-maps", "dist/prepare-database.mjs"], {
      env: { ...process.env, ...variables },
    });
    say(output.trim().split("\n").join("; "));
  });
}
