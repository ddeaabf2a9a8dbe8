import { inngest } from "@/inngest/client";
import type { GetEngine } from "@/inngest/functions/get-engine";

/** Each minute, consumers that have only failed for five days. */
export const disableFailingConsumers = (engine: GetEngine) =>
  inngest.createFunction({ id: "disable-failing-consumers", triggers: [{ cron: "* * * * *" }] }, async () => (await engine()).disable());
