"use client";

import { useTranslations } from "next-intl";
import { useByteSize } from "@/components/display/byte-size";
import { Instant } from "@/components/display/instant";
import { tagText } from "@/components/display/tag-text";
import { Chip } from "@/components/ui/chip";
import { Copyable } from "@/components/ui/copyable";
import type { MessageWithEnvelope } from "@/lib/messages/schema";

/** What is known of a message beside its payload. */
export function MessageFacts({ message }: { message: MessageWithEnvelope }) {
  const t = useTranslations("message");
  const size = useByteSize();
  return (
    <dl className="mb-6 grid grid-cols-[108px_minmax(0,1fr)] content-start items-baseline gap-x-4 gap-y-1.5 text-13 [&>dt]:text-fg-3">
      <dt>{t("facts.eventId")}</dt>
      <dd className="flex min-w-0">
        <Copyable value={message.eventId} label={t("copyEventId")} />
      </dd>
      <dt>{t("facts.companyTags")}</dt>
      <dd className="flex min-w-0 flex-wrap gap-1">
        {message.companyTags.length === 0 ? <span className="text-fg-3">{t("facts.noTags")}</span> : null}
        {message.companyTags.map((tag) => (
          <Chip key={tag} mono title={tagText(tag)}>
            {tagText(tag)}
          </Chip>
        ))}
      </dd>
      <dt>{t("facts.generated")}</dt>
      <dd>
        <Instant at={message.generatedDate} />
      </dd>
      <dt>{t("facts.size")}</dt>
      <dd className="tabular-nums">{size(message.size)}</dd>
      <dt>{t("facts.keptUntil")}</dt>
      <dd>
        <Instant at={message.expires} style="date" className="border-0 text-fg" />
      </dd>
    </dl>
  );
}
