import { followDatabaseTime, systemClock } from "@/lib/clock";
import { disconnect, readDatabaseTime } from "@/lib/db";
import { openDeliveryOptions } from "@/lib/delivery/delivery-options";
import { EmbeddedEngine } from "@/lib/engine/embedded/embedded-engine";
import { workSignals } from "@/lib/engine/embedded/work-signals";
import { InvalidEnvironment } from "@/lib/env";
import { log } from "@/lib/log";
import { logCrashes } from "@/lib/log-process";
import { Heartbeat } from "@/lib/processes/heartbeat";

// The worker process: the composition root of the embedded engine. It stops on SIGTERM: claims nothing more, finishes
// what is in flight, settles it, exits.

const CLOCK_MS = 60_000;

async function main(): Promise<void> {
  logCrashes();
  await followDatabaseTime(readDatabaseTime);
  const { options, close } = openDeliveryOptions();
  const engine = new EmbeddedEngine(options);
  const signals = workSignals();
  const clockTimer = setInterval(() => void followDatabaseTime(readDatabaseTime).catch(() => {}), CLOCK_MS);
  await engine.start();
  await signals.start();
  const heartbeat = new Heartbeat("worker", systemClock, () => engine.figures());
  await heartbeat.start();
  log().info("worker.started");

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log().info({ signal }, "worker.stopping");
    clearInterval(clockTimer);
    await heartbeat.announceStop();
    await engine.stop();
    await signals.stop();
    await close();
    await heartbeat.stop();
    await disconnect();
    log().info("worker.stopped");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
}

main().catch((error) => {
  if (error instanceof InvalidEnvironment) console.error(error.message);
  else log().fatal({ err: error }, "worker.failed");
  process.exit(1);
});
