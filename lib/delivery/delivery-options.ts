import { readFileSync } from "node:fs";
import { systemClock } from "@/lib/clock";
import type { DeliveryLoopOptions } from "@/lib/delivery/delivery-loop";
import { env } from "@/lib/env";
import { Connections } from "@/lib/outbound/connections";
import { egressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { defaultLimits } from "@/lib/sandbox/default-limits";
import { Sandbox } from "@/lib/sandbox/sandbox";

/** Opens what deliveries need, as the settings say, for a process that makes them. @returns it, and how to close it at the end */
export function openDeliveryOptions(): { options: DeliveryLoopOptions; close(): Promise<void> } {
  const settings = env();
  const connections = new Connections({
    policy: egressPolicy(),
    resolve: makeResolver(),
    authorities: settings.EXTRA_CA_FILE === undefined ? undefined : readFileSync(settings.EXTRA_CA_FILE, "utf8"),
  });
  const sandbox = new Sandbox(defaultLimits());
  const options = {
    clock: systemClock,
    connections,
    transform: sandbox.run.bind(sandbox),
    schedule: { delays: settings.RETRY_SCHEDULE, jitter: settings.RETRY_JITTER },
    timeoutMs: settings.DELIVERY_TIMEOUT,
    consumerConcurrency: settings.CONSUMER_CONCURRENCY,
  };
  const close = async () => {
    await sandbox.close();
    await connections.close();
  };
  return { options, close };
}
