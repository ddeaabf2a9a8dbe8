import { fingerprint, unlessDone } from "./fingerprint.mjs";
import { step } from "./progress.mjs";
import { runCommand } from "./run-command.mjs";

/** What runs without Next: bundled by esbuild, packages left where npm put them. */
const BUNDLES = {
  server: "server.ts",
  worker: "lib/engine/worker.ts",
  db: "lib/postgres/cli.ts",
  keys: "lib/key-rotation/cli.ts",
  "prepare-database": "lib/launch/prepare-database.ts",
  "check-settings": "lib/launch/check-settings.ts",
};

/** What the portal is built from. */
const SOURCES = [
  "app",
  "components",
  "inngest",
  "lib",
  "prisma/schema",
  "public",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** @param {string} file */
const isBuilt = (file) => !/\.test\.tsx?$|^lib\/(launch|testing)\//.test(file);

/** Bundles the processes and commands into dist/. Takes a few hundredths of a second, so it is always done. */
export async function bundleProcesses() {
  const { build, stop } = await import("esbuild");
  await build({
    entryPoints: BUNDLES,
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
  });
  // Its own process would stay as long as ours.
  await stop();
}

/**
 * Builds the portal, where its sources have changed.
 * @param {(text: string) => void} say
 * @returns {Promise<boolean>} whether it had to
 */
async function buildPortal(say) {
  const input = `${process.versions.node} ${fingerprint(SOURCES, isBuilt)}`;
  const work = () => {
    say("Building the portal");
    return runCommand("next build", process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
  };
  return unlessDone({ stamp: ".next/postrider-stamp", result: ".next/BUILD_ID", input, work });
}

/** Bundles the processes and builds the portal, whatever is not built from the sources as they are. */
export async function ensureBuild() {
  await step("Processes bundled", bundleProcesses);
  await step("Portal", async (say) => say((await buildPortal(say)) ? "Portal built" : "Portal is built"));
}
