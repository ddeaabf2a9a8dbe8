"use client";

import { ConsumerFacts } from "@/components/consumers/overview/consumer-facts";
import { SecretField } from "@/components/consumers/overview/secret-field";
import { useLiveConsumer } from "@/components/consumers/overview/use-live-consumer";
import type { ReadSecret } from "@/components/consumers/overview/use-secret";
import { VerifySnippet } from "@/components/consumers/overview/verify-snippet";
import { DeliveryList } from "@/components/deliveries/delivery-list";
import { DeliveryStats } from "@/components/deliveries/delivery-stats";
import type { StatsRange } from "@/components/deliveries/stats-range";
import type { FirstDeliveries } from "@/components/deliveries/use-live-deliveries";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { Stats } from "@/lib/delivery/schema";

interface ConsumerOverviewProps {
  consumer: WebhookConsumer;
  deliveries: FirstDeliveries;
  stats: { range: StatsRange; stats: Stats };
  /** Null for a role that never sees a secret. */
  readSecret: ReadSecret | null;
  /** Where events are published to. */
  publishUrl: string;
}

/** The Overview tab: settings, secret, how deliveries go, and every message attempt. */
export function ConsumerOverview({ consumer: first, deliveries, stats, readSecret, publishUrl }: ConsumerOverviewProps) {
  const consumer = useLiveConsumer(first);
  return (
    <>
      <div className="grid grid-cols-2 gap-12 max-xl:gap-6 max-md:grid-cols-1">
        <ConsumerFacts consumer={consumer} />
        <div className="min-w-0">
          <SecretField consumerId={consumer.id} readSecret={readSecret} />
          <VerifySnippet url={consumer.url} />
        </div>
      </div>
      <DeliveryStats webhookId={consumer.id} first={stats} />
      <DeliveryList consumer={consumer} first={deliveries} publishUrl={publishUrl} />
    </>
  );
}
