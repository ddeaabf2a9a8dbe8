import { inngest } from "@/inngest/client";
import type { GetEngine } from "@/inngest/functions/get-engine";

/** Each hour, client certificates that are about to run out. */
export const warnExpiringCertificates = (engine: GetEngine) =>
  inngest.createFunction({ id: "warn-expiring-certificates", triggers: [{ cron: "0 * * * *" }] }, async () => (await engine()).warn());
