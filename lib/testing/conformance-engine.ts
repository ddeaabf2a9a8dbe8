import type { DeliveryEngine } from "@/lib/engine/engine";
import type { ManualClock } from "@/lib/testing/conformance-world";

export interface EngineOptions {
  clock: ManualClock;
  /** Delays of the schedule in milliseconds. */
  delays: number[];
  timeoutMs: number;
  consumerConcurrency: number;
}

export type MakeEngine = (options: EngineOptions) => DeliveryEngine;

const DEFAULTS = { delays: [0, 5_000, 300_000, 1_800_000], timeoutMs: 2_000, consumerConcurrency: 16 };

/** Runs a body while an engine runs, and stops the engine whatever comes. */
export async function withEngine(
  make: MakeEngine,
  options: Partial<EngineOptions> & { clock: ManualClock },
  body: () => Promise<void>,
): Promise<void> {
  const engine = make({ ...DEFAULTS, ...options });
  await engine.start();
  try {
    await body();
  } finally {
    await engine.stop();
  }
}
