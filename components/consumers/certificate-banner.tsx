"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useClock } from "@/components/display/clock-store";
import { Instant } from "@/components/display/instant";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { CERTIFICATE_WARNING_DAYS } from "@/lib/consumers/warnings-schema";
import { consumerHref } from "./consumer-cells";
import { shortUrl } from "./short-url";
import { type Warning, WarningBanner } from "./warning-banner";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface CertificateWarning extends Warning {
  expires: string;
  hasExpired: boolean;
}

/** A certificate at the last of its warnings: 30, 14, 7 days or one; 0 once it has expired. */
function keyOf(id: string, expires: string, now: number): string {
  const days = (Date.parse(expires) - now) / DAY_MS;
  const stage = days <= 0 ? 0 : (CERTIFICATE_WARNING_DAYS.findLast((one) => days <= one) ?? CERTIFICATE_WARNING_DAYS[0]);
  return `certificate:${id}:${expires}:${stage}`;
}

/** Says which client certificates are about to run out, or have. */
export function CertificateBanner({ consumers }: { consumers: WebhookConsumer[] }) {
  const t = useTranslations("endpoints.certificateBanner");
  const here = usePathname();
  const hour = useClock((now) => Math.floor(now / HOUR_MS) * HOUR_MS);
  const warnings = consumers.flatMap((consumer): CertificateWarning[] => {
    const expires = consumer.state.certificateExpires;
    if (expires === undefined || consumer.disabled) return [];
    const href = `${consumerHref(consumer.id)}/advanced`;
    return [{ consumer, expires, hasExpired: Date.parse(expires) <= hour, key: keyOf(consumer.id, expires, hour), href }];
  });
  return (
    <WarningBanner
      tone={warnings.some(({ hasExpired }) => hasExpired) ? "bad" : "warn"}
      warnings={warnings}
      single={({ consumer, expires, hasExpired, href }) => {
        const url = shortUrl(consumer.url);
        return {
          title: hasExpired ? t("expired", { url }) : t.rich("title", { url, when: () => <Instant at={expires} /> }),
          text: t(hasExpired ? "expiredText" : "text"),
          open: here === href ? null : t("open"),
        };
      }}
      several={(count) => ({ title: t("several", { count }), text: t("severalText") })}
      due={({ expires, hasExpired }) => (hasExpired ? t("wasDue") : t.rich("due", { when: () => <Instant at={expires} /> }))}
    />
  );
}
