import { inngest } from "@/inngest/client";
import type { GetEngine } from "@/inngest/functions/get-engine";

/** Each minute, whatever is overdue: a lost event delays a delivery, and never loses it. */
export const sweep = (engine: GetEngine) =>
  inngest.createFunction({ id: "sweep", triggers: [{ cron: "* * * * *" }] }, async () => (await engine()).sweep());
