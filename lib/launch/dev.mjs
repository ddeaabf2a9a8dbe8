import { bundleProcesses } from "./build.mjs";
import { ensureDependencies } from "./install.mjs";
import { live } from "./lifetime.mjs";
import { prepareDatabase, setUpDatabase, setUpRun } from "./set-up.mjs";
import { requirePort } from "./settings.mjs";
import { supervise } from "./supervise.mjs";
import { welcome } from "./welcome.mjs";

// npm run dev: the same set-up and the same processes as npm start, from sources. Next reloads pages as they change; a change of what
// the processes themselves run starts them again.

/** @param {...string} entry a process's file, and its arguments */
const fromSources = (...entry) => ["node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false", ...entry];

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
    web: fromSources("server.ts", "--dev"),
    // With Inngest, its server decides when the web process delivers.
    ...(settings.engine === "embedded" && { worker: fromSources("lib/engine/worker.ts") }),
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
