"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useClock } from "@/components/display/clock-store";
import { useRefusal } from "@/components/layout/suspension";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { consumerHref } from "./consumer-cells";
import { wasDisabledByUs } from "./consumer-state";
import { shortUrl } from "./short-url";
import { useDay } from "./use-day";

interface DisabledBannerProps {
  consumers: WebhookConsumer[];
  canManage: boolean;
  /** Enables one of them again. */
  onSwitch: (consumer: WebhookConsumer) => void;
}

/** Says which endpoints were disabled without anyone asking for it, and enables them in place. */
export function DisabledBanner({ consumers, canManage, onSwitch }: DisabledBannerProps) {
  const t = useTranslations("endpoints.disabledBanner");
  const day = useDay();
  const [first, ...others] = consumers.filter(wasDisabledByUs);
  const since = useClock((now) => (first ? day(first.disabledAt ?? first.modified, now) : ""));
  if (!first) return null;
  if (others.length > 0) {
    return (
      <Banner tone="bad" title={t("several", { count: others.length + 1 })}>
        {t("severalText")}
        <ul className="mt-1.5 grid gap-1">
          {[first, ...others].map((consumer) => (
            <li key={consumer.id} className="flex min-w-0 items-center gap-3">
              <Link href={consumerHref(consumer.id)} prefetch={false} className="link min-w-0 truncate">
                {shortUrl(consumer.url)}
              </Link>
              <EnableButton consumer={consumer} canManage={canManage} onSwitch={onSwitch} />
            </li>
          ))}
        </ul>
      </Banner>
    );
  }
  return (
    <Banner
      tone="bad"
      title={t("title", { url: shortUrl(first.url), date: since })}
      actions={
        <>
          <EnableButton consumer={first} canManage={canManage} onSwitch={onSwitch} />
          <Button asChild size="sm" variant="ghost">
            <Link href={consumerHref(first.id)} prefetch={false}>
              {t("open")}
            </Link>
          </Button>
        </>
      }
    >
      {t(first.disabledReason === "gone" ? "gone" : "failing")}
    </Banner>
  );
}

function EnableButton({ consumer, canManage, onSwitch }: Omit<DisabledBannerProps, "consumers"> & { consumer: WebhookConsumer }) {
  const t = useTranslations("endpoints.disabledBanner");
  const words = useTranslations("endpoints");
  const refuse = useRefusal();
  return (
    <Button
      size="sm"
      disabled={!canManage}
      title={canManage ? undefined : refuse(words("needsDeveloper"))}
      aria-label={t("enableLabel", { url: shortUrl(consumer.url) })}
      onClick={() => onSwitch(consumer)}
    >
      {t("enable")}
    </Button>
  );
}
