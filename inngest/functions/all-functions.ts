import { deliver } from "@/inngest/functions/deliver";
import { disableFailingConsumers } from "@/inngest/functions/disable-failing-consumers";
import type { GetEngine } from "@/inngest/functions/get-engine";
import { publishNotices } from "@/inngest/functions/publish-notices";
import { purge } from "@/inngest/functions/purge";
import { replay } from "@/inngest/functions/replay";
import { retry } from "@/inngest/functions/retry";
import { sweep } from "@/inngest/functions/sweep";
import { warnExpiringCertificates } from "@/inngest/functions/warn-expiring-certificates";

/** What the Inngest server may run. */
export const allFunctions = (engine: GetEngine) =>
  [deliver, retry, sweep, replay, disableFailingConsumers, publishNotices, warnExpiringCertificates, purge].map((make) => make(engine));
