import { followDatabaseTime } from "@/lib/clock";
import { disconnect, readDatabaseTime } from "@/lib/db";
import { openDeliveryOptions } from "@/lib/engine/delivery-options";
import { EmbeddedEngine } from "@/lib/engine/embedded/embedded-engine";
import { WorkSignals } from "@/lib/engine/embedded/work-signals";
import { InvalidEnvironment } from "@/lib/env";
import { log } from "@/lib/log";

// The worker process: the composition root of the embedded engine. It stops on SIGTERM: claims nothing more, finishes
// what is in flight, settles it, exits.

const CLOCK_MS = 60_000;

async function main(): Promise<void> {
  await followDatabaseTime(readDatabaseTime);
  const { options, close } = openDeliveryOptions();
  const engine = new EmbeddedEngine(options);
  const signals = new WorkSignals();
  const clockTimer = setInterval(() => void followDatabaseTime(readDatabaseTime).catch(() => {}), CLOCK_MS);
  await engine.start();
  await signals.start();
  log().info("worker.started");

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log().info({ signal }, "worker.stopping");
    clearInterval(clockTimer);
    await engine.stop();
    await signals.stop();
    await close();
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
