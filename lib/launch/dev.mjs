import { bundleProcesses } from "./build.mjs";
import { ensureDependencies } from "./install.mjs";
import { live } from "./lifetime.mjs";
import { prepareDatabase, setUpDatabase, setUpRun } from "./set-up.mjs";
import { requirePort } from "./settings.mjs";
import { supervise } from "./supervise.mjs";
import { welcome } from "./welcome.mjs";

// npm run dev: the same set-up as npm start, then sources with hot reload instead of a build. Next serves the API as well,
// through app/api/v1, so that a change of it shows at once.

await live(async (lifetime) => {
  const { atEnd, onForce, isEnding, told } = lifetime;
  await ensureDependencies();
  await bundleProcesses();
  const settings = await setUpRun(lifetime);
  await requirePort(settings.port);
  const { lost } = await setUpDatabase(settings, lifetime);
  await prepareDatabase(settings);
  if (isEnding()) return 130;

  const commands = {
    web: ["node_modules/next/dist/bin/next", "dev", "--port", String(settings.port)],
    // With Inngest, its server decides when the web process delivers.
    ...(settings.engine === "embedded" && {
      worker: ["node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false", "lib/engine/worker.ts"],
    }),
  };
  const processes = Object.entries(commands).map(([name, args]) =>
    supervise({ name, args, env: { ...settings.variables, NODE_ENV: "development", POSTRIDER_PROCESS: name }, onStart: settings.note }),
  );
  atEnd(() => Promise.all(processes.map(({ stop }) => stop())));
  onForce(() => {
    for (const { kill } of processes) kill();
  });
  console.log(welcome(settings));
  await Promise.race([told, lost, ...processes.map(({ givenUp }) => givenUp)]);
});
