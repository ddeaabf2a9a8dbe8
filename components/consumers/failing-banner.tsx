"use client";

import { useTranslations } from "next-intl";
import { useClock } from "@/components/display/clock-store";
import { Instant } from "@/components/display/instant";
import { useInstants } from "@/components/display/instant-formats";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { FAILING_DAYS, FAILING_WARNING_HOURS } from "@/lib/consumers/warnings-schema";
import { consumerHref } from "./consumer-cells";
import { shortUrl } from "./short-url";
import { type Warning, WarningBanner } from "./warning-banner";

const HOUR_MS = 3_600_000;

type Failing = NonNullable<WebhookConsumer["state"]["failing"]>;
interface FailingWarning extends Warning {
  failing: Failing;
}

/** An episode at the last of its warnings: 24, 72 or 96 hours. */
function keyOf(id: string, { since }: Failing, now: number): string {
  const hours = (now - Date.parse(since)) / HOUR_MS;
  return `failing:${id}:${since}:${FAILING_WARNING_HOURS.findLast((stage) => hours >= stage) ?? 0}`;
}

/** Says which endpoints only fail, and when they will be disabled for it. */
export function FailingBanner({ consumers, onItsPage = false }: { consumers: WebhookConsumer[]; onItsPage?: boolean }) {
  const t = useTranslations("endpoints.failingBanner");
  const { write } = useInstants();
  const hour = useClock((now) => Math.floor(now / HOUR_MS) * HOUR_MS);
  const warnings = consumers.flatMap((consumer): FailingWarning[] => {
    const { failing } = consumer.state;
    if (!failing || consumer.disabled) return [];
    return [{ consumer, failing, key: keyOf(consumer.id, failing, hour), href: consumerHref(consumer.id) }];
  });
  return (
    <WarningBanner
      tone="bad"
      warnings={warnings}
      single={({ consumer, failing }) => ({
        title: t("title", { url: shortUrl(consumer.url), since: write(failing.since, "moment") }),
        text: t.rich("text", { when: () => <Instant at={failing.disablesAt} /> }),
        open: onItsPage ? null : t("open"),
      })}
      several={(count) => ({ title: t("several", { count }), text: t("severalText", { days: FAILING_DAYS }) })}
      due={({ failing }) => t.rich("due", { when: () => <Instant at={failing.disablesAt} /> })}
    />
  );
}
