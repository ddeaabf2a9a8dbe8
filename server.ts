import type http from "node:http";
import next from "next";
import { authenticateSession } from "@/app/_server/authenticate-session";
import { type RunningEngine, runningEngine } from "@/inngest/running-engine";
import { askForHttps } from "@/lib/api/ask-for-https";
import { makeHttpServer } from "@/lib/api/http-server";
import { webListener } from "@/lib/api/web-listener";
import { followDatabaseTime, systemClock } from "@/lib/clock";
import { disconnect, readDatabaseTime } from "@/lib/db";
import { type Env, env, InvalidEnvironment } from "@/lib/env";
import { EventTypeFollower } from "@/lib/event-types/follow-event-types";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { log } from "@/lib/log";
import { logConsole, logCrashes } from "@/lib/log-process";
import { Heartbeat } from "@/lib/processes/heartbeat";

// The web process: Node's http in front of Next. The API and the health checks are answered here, because a Next route
// handler costs several times what the work itself does; everything else is Next's.

const CLOCK_MS = 60_000;
/** How long requests in flight may take once the process is asked to stop. */
const DRAIN_MS = 10_000;

/** A database that is away at the start is waited for by the requests, not by the process. */
function followTime(): void {
  followDatabaseTime(readDatabaseTime).catch((error) => log().warn({ err: error }, "clock.not_followed"));
}

async function drain(server: http.Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(cut);
}

function stopOnSignal(server: http.Server, engine: RunningEngine | undefined, close: () => Promise<void>): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log().info({ signal }, "web.stopping");
    // Connections that are kept alive would hold the server open, so the answers in flight end theirs.
    server.prependListener("request", (_, response) => response.setHeader("connection", "close"));
    await Promise.all([drain(server), engine?.stop()]);
    await close();
    await wakesDone();
    await disconnect();
    log().info("web.stopped");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
}

/** @param dev with hot reload, from sources; otherwise the build in .next is served */
async function main(settings: Env, dev: boolean): Promise<void> {
  logCrashes();
  // Someone who develops reads the terminal.
  if (!dev) logConsole();
  followTime();
  setInterval(followTime, CLOCK_MS).unref();
  const follower = new EventTypeFollower();
  void follower.start();
  const server = makeHttpServer();
  if (settings.APP_URL.startsWith("https:")) askForHttps(server);
  const portal = next({ dev, dir: process.cwd(), port: settings.PORT, httpServer: server });
  await portal.prepare();
  const handlePage = portal.getRequestHandler();
  server.on("request", webListener(handlePage, authenticateSession));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(settings.PORT, resolve));
  const engine = settings.DELIVERY_ENGINE === "inngest" ? await runningEngine() : undefined;
  const heartbeat = new Heartbeat("web", systemClock, engine && (() => engine.engine.figures()));
  void heartbeat.start();
  stopOnSignal(server, engine, async () => {
    await heartbeat.stop();
    await follower.stop();
    await portal.close();
  });
  log().info({ port: settings.PORT }, "web.started");
}

function fail(error: unknown): never {
  if (error instanceof InvalidEnvironment) console.error(error.message);
  else log().fatal({ err: error }, "web.failed");
  process.exit(1);
}

try {
  main(env(), process.argv.includes("--dev")).catch(fail);
} catch (error) {
  fail(error);
}
