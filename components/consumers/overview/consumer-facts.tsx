"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Instant } from "@/components/display/instant";
import { tagText } from "@/components/display/tag-text";
import { Chip } from "@/components/ui/chip";
import { Copyable } from "@/components/ui/copyable";
import type { WebhookConsumer } from "@/lib/consumers/schema";

/** More event types than this are folded away. */
const SHOWN_EVENT_TYPES = 6;

/** What an endpoint takes and how it is set. */
export function ConsumerFacts({ consumer }: { consumer: WebhookConsumer }) {
  const t = useTranslations("endpoint.facts");
  const endpoint = useTranslations("endpoint");
  return (
    <dl className="grid grid-cols-[120px_minmax(0,1fr)] content-start items-baseline gap-x-4 gap-y-2 text-13 max-md:grid-cols-[104px_minmax(0,1fr)] [&>dt]:text-fg-3">
      <dt>{t("eventTypes")}</dt>
      <dd>
        <EventTypeChips names={consumer.eventTypes} />
      </dd>
      <dt>{t("companyTags")}</dt>
      <dd className="flex min-w-0 flex-wrap gap-1">
        {consumer.companyTags.length === 0 ? t("everyCompany") : null}
        {consumer.companyTags.map((tag) => (
          <Chip key={tag} mono title={tagText(tag)}>
            {tagText(tag)}
          </Chip>
        ))}
      </dd>
      <dt>{t("rateLimit")}</dt>
      <dd className="tabular-nums">{consumer.rateLimit === null ? t("unlimited") : t("perSecond", { count: consumer.rateLimit })}</dd>
      <dt>{t("added")}</dt>
      <dd>
        <Instant at={consumer.created} style="date" className="border-0 text-fg" />
      </dd>
      <dt>{t("id")}</dt>
      <dd className="flex min-w-0">
        <Copyable value={consumer.id} shorten label={endpoint("copyId")} />
      </dd>
    </dl>
  );
}

function EventTypeChips({ names }: { names: string[] }) {
  const t = useTranslations("endpoint.facts");
  const [all, setAll] = useState(false);
  const shown = all ? names : names.slice(0, SHOWN_EVENT_TYPES);
  return (
    <div className="flex min-w-0 flex-wrap gap-1">
      {shown.map((name) => (
        <Chip key={name} plain mono title={name}>
          {name}
        </Chip>
      ))}
      {names.length > SHOWN_EVENT_TYPES ? (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="h-[22px] rounded-r2 bg-mute-bg px-[7px] text-12 text-fg-2 hover:bg-hover hover:text-fg"
        >
          {all ? t("fewer") : t("more", { count: names.length - SHOWN_EVENT_TYPES })}
        </button>
      ) : null}
    </div>
  );
}
