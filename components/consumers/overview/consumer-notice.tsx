"use client";

import { useTranslations } from "next-intl";
import { stateOf } from "@/components/consumers/consumer-state";
import { useClock } from "@/components/display/clock-store";
import { useInstants } from "@/components/display/instant-formats";
import { Banner } from "@/components/ui/banner";
import type { WebhookConsumer } from "@/lib/consumers/schema";

/** Why an endpoint gets nothing at the moment, what that means and what to do; nothing for an active one. */
export function ConsumerNotice({ consumer }: { consumer: WebhookConsumer }) {
  const t = useTranslations("endpoint.notices");
  const { writeNear } = useInstants();
  const { breaker, pausedUntil } = consumer.state;
  const state = useClock((now) => stateOf(consumer, now));
  const until = useClock((now) => (pausedUntil ? writeNear(pausedUntil, now) : ""));
  if (state === "active") return null;
  if (state === "paused") {
    return (
      <Banner tone="warn" title={t("paused.title", { until })}>
        {t("paused.text")}
      </Banner>
    );
  }
  if (state === "hostFailing") {
    return (
      <Banner tone="bad" title={t("breaker.title", { host: breaker?.host ?? "" })}>
        {t("breaker.text")}
      </Banner>
    );
  }
  const reason = consumer.disabledReason ?? "user";
  return (
    <Banner tone={reason === "failing" || reason === "gone" ? "bad" : "mute"} title={t(`${reason}.title`)}>
      {t(`${reason}.text`)}
    </Banner>
  );
}
