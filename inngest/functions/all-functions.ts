import { deliver } from "@/inngest/functions/deliver";
import { disableFailingConsumers } from "@/inngest/functions/disable-failing-consumers";
import type { GetEngine } from "@/inngest/functions/get-engine";
import { purge } from "@/inngest/functions/purge";
import { replay } from "@/inngest/functions/replay";
import { retry } from "@/inngest/functions/retry";
import { sweep } from "@/inngest/functions/sweep";

/** What the Inngest server may run. */
export const allFunctions = (engine: GetEngine) =>
  [deliver, retry, sweep, replay, disableFailingConsumers, purge].map((make) => make(engine));
