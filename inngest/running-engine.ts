import { sdkSender } from "@/inngest/sdk-sender";
import { openDeliveryOptions } from "@/lib/delivery/delivery-options";
import { InngestEngine } from "@/lib/engine/inngest/inngest-engine";

/** An engine at work, and how it ends with all that it opened. */
export interface RunningEngine {
  engine: InngestEngine;
  stop(): Promise<void>;
}

// Kept on globalThis: the server's bundle starts it, and Next's, where the functions are served, uses it.
const kept = globalThis as { postriderInngest?: Promise<RunningEngine> };

async function start(): Promise<RunningEngine> {
  const { options, close } = openDeliveryOptions();
  const engine = new InngestEngine(options, sdkSender);
  await engine.start();
  const stop = async () => {
    await engine.stop();
    await close();
  };
  return { engine, stop };
}

/** The process's engine, started on first use. */
export function runningEngine(): Promise<RunningEngine> {
  kept.postriderInngest ??= start();
  return kept.postriderInngest;
}
