"use client";

import { Pencil } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type EditedField, editHref } from "@/components/consumers/edit-href";
import { Instant } from "@/components/display/instant";
import { tagText } from "@/components/display/tag-text";
import { Chip } from "@/components/ui/chip";
import { Copyable } from "@/components/ui/copyable";
import type { WebhookConsumer } from "@/lib/consumers/schema";

/** More event types than this are folded away. */
const SHOWN_EVENT_TYPES = 6;

interface ConsumerFactsProps {
  consumer: WebhookConsumer;
  /** Who added it; null where nobody wrote it down. */
  creator: string | null;
  canManage: boolean;
}

/** What an endpoint takes and how it is set, each with the way to changing it. */
export function ConsumerFacts({ consumer, creator, canManage }: ConsumerFactsProps) {
  const t = useTranslations("endpoint.facts");
  const endpoint = useTranslations("endpoint");
  const pencil = (field: EditedField) => (canManage ? <EditLink consumerId={consumer.id} field={field} /> : null);
  return (
    <dl className="grid grid-cols-[120px_minmax(0,1fr)] content-start items-baseline gap-x-4 gap-y-2 text-13 max-md:grid-cols-[104px_minmax(0,1fr)] [&>dt]:text-fg-3">
      <dt>{t("eventTypes")}</dt>
      <dd>
        <EventTypeChips names={consumer.eventTypes}>{pencil("eventTypes")}</EventTypeChips>
      </dd>
      <dt>{t("companyTags")}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-1">
        {consumer.companyTags.length === 0 ? t("everyCompany") : null}
        {consumer.companyTags.map((tag) => (
          <Chip key={tag} mono title={tagText(tag)}>
            {tagText(tag)}
          </Chip>
        ))}
        {pencil("companyTags")}
      </dd>
      <dt>{t("rateLimit")}</dt>
      <dd className="flex items-center gap-1 tabular-nums">
        {consumer.rateLimit === null ? t("unlimited") : t("perSecond", { count: consumer.rateLimit })}
        {pencil("rateLimit")}
      </dd>
      <dt>{t("added")}</dt>
      <dd>
        {t.rich("addedBy", {
          date: () => <Instant at={consumer.created} style="date" className="border-0 text-fg" />,
          by: (chunks) => (creator === null ? null : chunks),
          name: creator ?? "",
        })}
      </dd>
      <dt>{t("id")}</dt>
      <dd className="flex min-w-0">
        <Copyable value={consumer.id} shorten label={endpoint("copyId")} />
      </dd>
    </dl>
  );
}

function EditLink({ consumerId, field }: { consumerId: string; field: EditedField }) {
  const t = useTranslations("endpoint.facts");
  const label = t("edit", { what: t(field) });
  return (
    <Link
      href={editHref(consumerId, field)}
      prefetch={false}
      aria-label={label}
      title={label}
      className="relative inline-grid size-[22px] shrink-0 place-items-center rounded-r2 text-fg-3 after:absolute after:-inset-px hover:bg-hover hover:text-fg"
    >
      <Pencil aria-hidden className="size-3" strokeWidth={2} />
    </Link>
  );
}

function EventTypeChips({ names, children }: { names: string[]; children: React.ReactNode }) {
  const t = useTranslations("endpoint.facts");
  const [all, setAll] = useState(false);
  const shown = all ? names : names.slice(0, SHOWN_EVENT_TYPES);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
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
      {children}
    </div>
  );
}
