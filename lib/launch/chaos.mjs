import { spawn } from "node:child_process";
import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./install.mjs";

// npm run chaos: sets up what npm start would, then breaks it in every way while it works (e2e/chaos).

await ensureDependencies();
await ensureBuild();
const child = spawn(process.execPath, ["--import", "tsx", "e2e/chaos/run.ts", ...process.argv.slice(2)], { stdio: "inherit" });
// Ctrl-C reaches the run as well, which stops what it has started.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
child.once("exit", (code) => process.exit(code ?? 1));
