import { inngest } from "@/inngest/client";
import type { GetEngine } from "@/inngest/functions/get-engine";
import type { InngestEngine } from "@/lib/engine/inngest/inngest-engine";

const EACH_MINUTE = "* * * * *";
const EACH_HOUR = "0 * * * *";

interface Cron {
  id: string;
  cron: string;
  run(engine: InngestEngine): Promise<unknown>;
}

const CRONS: Cron[] = [
  // Whatever is overdue: a lost event delays a delivery, and never loses it.
  { id: "sweep", cron: EACH_MINUTE, run: (engine) => engine.sweep() },
  // Consumers that have only failed for five days.
  { id: "disable-failing-consumers", cron: EACH_MINUTE, run: (engine) => engine.disable() },
  // What clients have to hear of: found, published as events, and mailed.
  { id: "publish-notices", cron: EACH_MINUTE, run: (engine) => engine.tell() },
  // Client certificates that are about to run out.
  { id: "warn-expiring-certificates", cron: EACH_HOUR, run: (engine) => engine.warn() },
  // What has been kept for as long as it should be.
  { id: "purge", cron: EACH_MINUTE, run: (engine) => engine.purge() },
];

/** What is done by the clock. */
export const crons = (engine: GetEngine) =>
  CRONS.map(({ id, cron, run }) => inngest.createFunction({ id, triggers: [{ cron }] }, async () => run(await engine())));
