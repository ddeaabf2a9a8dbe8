"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useClock } from "@/components/display/clock-store";
import { splitUrl } from "@/components/display/split-url";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { wasDisabledByUs } from "./consumer-state";
import { useDay } from "./use-day";

/** `crm.example/…/companies`: enough of a URL for a sentence. */
function shortUrl(url: string): string {
  const { host, path, tail } = splitUrl(url);
  return `${host}${path ? "/…" : ""}${tail}`;
}

/** Says which endpoints were disabled without anyone asking for it. */
export function DisabledBanner({ consumers }: { consumers: WebhookConsumer[] }) {
  const t = useTranslations("endpoints.disabledBanner");
  const day = useDay();
  const [first, ...others] = consumers.filter(wasDisabledByUs);
  const since = useClock((now) => (first ? day(first.disabledAt ?? first.modified, now) : ""));
  if (!first) return null;
  if (others.length > 0) {
    return (
      <Banner tone="bad" title={t("several", { count: others.length + 1 })}>
        {t("severalText")}{" "}
        {[first, ...others].map((consumer, place) => (
          <span key={consumer.id}>
            {place > 0 ? ", " : null}
            <Link href={`/monitor/events/endpoints/${consumer.id}`} className="link">
              {shortUrl(consumer.url)}
            </Link>
          </span>
        ))}
      </Banner>
    );
  }
  return (
    <Banner
      tone="bad"
      title={t("title", { url: shortUrl(first.url), date: since })}
      actions={
        <Button asChild size="sm">
          <Link href={`/monitor/events/endpoints/${first.id}`}>{t("open")}</Link>
        </Button>
      }
    >
      {t(first.disabledReason === "gone" ? "gone" : "failing")}
    </Banner>
  );
}
