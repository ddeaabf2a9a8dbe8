import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { bundleProcesses, ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./install.mjs";
import { LaunchError } from "./launch-error.mjs";
import { live } from "./lifetime.mjs";
import { processArguments } from "./process-arguments.mjs";
import { step } from "./progress.mjs";
import { prepareDatabase, setUpDatabase, setUpRun } from "./set-up.mjs";
import { requirePort } from "./settings.mjs";
import { supervise } from "./supervise.mjs";
import { welcome } from "./welcome.mjs";

// npm start: from a fresh clone to a running service. Built-ins only, since nothing may be installed yet.

const READY_MS = 60_000;

/** @param {number} port @returns {Promise<boolean>} */
function isLive(port) {
  return new Promise((resolve) => {
    const request = http.get({ host: "127.0.0.1", port, path: "/api/health/live", timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(false));
  });
}

/** @param {number} port @param {() => boolean} isEnding */
async function waitUntilLive(port, isEnding) {
  for (const deadline = Date.now() + READY_MS; !isEnding(); await sleep(50)) {
    if (await isLive(port)) return;
    if (Date.now() > deadline) throw new LaunchError(`The web process did not answer within ${READY_MS / 1_000} s.`);
  }
}

await live(async (lifetime) => {
  const { atEnd, onForce, isEnding, told } = lifetime;
  await ensureDependencies();
  // What checks the settings is among the bundles.
  await bundleProcesses();
  const settings = await setUpRun(lifetime);
  await requirePort(settings.port);
  await ensureBuild();
  const { lost } = await setUpDatabase(settings, lifetime);
  await prepareDatabase(settings);
  if (isEnding()) return 130;

  const environment = { ...settings.variables, NODE_ENV: "production" };
  // With Inngest, its server decides when the web process delivers.
  const names = settings.engine === "inngest" ? /** @type {const} */ (["web"]) : /** @type {const} */ (["web", "worker"]);
  const processes = names.map((name) =>
    supervise({
      name,
      args: processArguments(name),
      env: { ...environment, POSTRIDER_PROCESS: name },
      onStart: settings.note,
    }),
  );
  atEnd(() => Promise.all(processes.map(({ stop }) => stop())));
  onForce(() => {
    for (const { kill } of processes) kill();
  });
  const givenUp = [lost, ...processes.map((supervised) => supervised.givenUp)];
  await step("Web and worker", (say) =>
    Promise.race([
      waitUntilLive(settings.port, isEnding).then(() => say(names.length > 1 ? "Web and worker run" : "Web runs")),
      ...givenUp,
    ]),
  );
  if (!isEnding()) console.log(welcome(settings));
  await Promise.race([told, ...givenUp]);
});
