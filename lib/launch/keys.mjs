import { bundleProcesses } from "./build.mjs";
import { ensureDependencies } from "./install.mjs";
import { live } from "./lifetime.mjs";
import { runCommand } from "./run-command.mjs";
import { setUpDatabase } from "./set-up.mjs";
import { readSettings } from "./settings.mjs";

// npm run keys -- status | rotate: the database up, then lib/key-rotation/cli.ts on it.

await live(async (lifetime) => {
  await ensureDependencies();
  await bundleProcesses();
  const settings = await readSettings();
  await setUpDatabase(settings, lifetime);
  await runCommand("npm run keys", process.execPath, ["--enable-source-maps", "dist/keys.mjs", ...process.argv.slice(2)], {
    env: { ...process.env, ...settings.variables },
    show: true,
  });
});
