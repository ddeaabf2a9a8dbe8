import { inngest } from "@/inngest/client";
import type { GetEngine } from "@/inngest/functions/get-engine";

/** Each minute, what clients have to hear of: found, published as events, and mailed. */
export const publishNotices = (engine: GetEngine) =>
  inngest.createFunction({ id: "publish-notices", triggers: [{ cron: "* * * * *" }] }, async () => (await engine()).tell());
