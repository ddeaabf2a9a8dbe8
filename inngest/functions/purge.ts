import { inngest } from "@/inngest/client";
import type { GetEngine } from "@/inngest/functions/get-engine";

/** Each minute, what has been kept for as long as it should be. */
export const purge = (engine: GetEngine) =>
  inngest.createFunction({ id: "purge", triggers: [{ cron: "* * * * *" }] }, async () => (await engine()).purge());
