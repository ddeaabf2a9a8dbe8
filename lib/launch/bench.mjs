import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./install.mjs";
import { runCommand } from "./run-command.mjs";

// npm run bench: sets up what npm start would, then measures it (e2e/bench).

await ensureDependencies();
await ensureBuild();
await runCommand("The benchmark", process.execPath, ["--import", "tsx", "e2e/bench/run.ts", ...process.argv.slice(2)], { show: true });
