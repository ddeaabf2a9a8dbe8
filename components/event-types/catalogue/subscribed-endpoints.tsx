"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { consumerHref } from "@/components/consumers/consumer-cells";
import { ConsumerStatus } from "@/components/consumers/consumer-status";
import type { ConsumerPage } from "@/components/consumers/use-live-consumers";
import { Url } from "@/components/display/url";
import { useRefusal } from "@/components/layout/suspension";
import { Button } from "@/components/ui/button";
import { testingLink } from "./catalogue-links";
import type { CatalogueRights } from "./catalogue-page";
import { useAllConsumers } from "./use-all-consumers";

interface SubscribedEndpointsProps {
  name: string;
  clientId: string;
  first: ConsumerPage;
  rights: CatalogueRights;
}

/** Who gets messages of this type. */
export function SubscribedEndpoints({ name, clientId, first, rights }: SubscribedEndpointsProps) {
  const t = useTranslations("catalogue");
  const refuse = useRefusal();
  const { results, totalResults } = useAllConsumers(clientId, first);
  const subscribed = results.filter(({ eventTypes }) => eventTypes.includes(name));
  return (
    <section aria-labelledby="event-type-endpoints" className="mt-7">
      <h3 id="event-type-endpoints" className="mb-1.5 text-14 font-semibold">
        {t("endpoints")}
        <span className="ml-2 text-12 font-normal text-fg-3 tabular-nums">
          {t("of", { count: subscribed.length, total: totalResults })}
        </span>
      </h3>
      {subscribed.length === 0 ? (
        <p className="border-t border-line pt-2.5 text-13 text-fg-3">{t("nobody")}</p>
      ) : (
        <ul className="border-t border-line">
          {subscribed.map((consumer) => (
            <li
              key={consumer.id}
              className="flex min-h-10 items-center gap-4 border-b border-line text-13 max-md:flex-wrap max-md:gap-y-0 max-md:py-2"
            >
              <span className="w-24 flex-none">
                <ConsumerStatus consumer={consumer} />
              </span>
              <Link href={consumerHref(consumer.id)} prefetch={false} className="min-w-0 flex-1 max-md:order-3 max-md:basis-full">
                <Url url={consumer.url} />
              </Link>
              {rights.sendTests && !consumer.disabled ? (
                <Button asChild variant="ghost" size="sm" className="max-md:ml-auto">
                  <Link href={testingLink(consumer.id, name)} prefetch={false}>
                    {t("send")}
                  </Link>
                </Button>
              ) : (
                <Button
                  variant="ghost"
                  size="sm"
                  disabled
                  title={consumer.disabled ? t("isDisabled") : refuse(t("needsDeveloper"))}
                  className="max-md:ml-auto"
                >
                  {t("send")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
