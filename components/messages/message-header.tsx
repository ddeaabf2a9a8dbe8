"use client";

import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { DeliveryStatus } from "@/components/deliveries/delivery-status";
import { EventName } from "@/components/display/event-name";
import { Instant } from "@/components/display/instant";
import { PageHeader } from "@/components/layout/page-header";
import { MessageMenu } from "@/components/messages/message-menu";
import { Chip } from "@/components/ui/chip";
import { Copyable } from "@/components/ui/copyable";
import type { MessageWithEnvelope } from "@/lib/messages/schema";

interface Envelope {
  payload?: { referenceCompany?: { name?: unknown } | null };
}

/** The company's name as the envelope tells it; null where it does not. */
function companyName({ envelope }: MessageWithEnvelope): string | null {
  const name = envelope === null ? null : (JSON.parse(envelope) as Envelope).payload?.referenceCompany?.name;
  return typeof name === "string" && name !== "" ? name : null;
}

/** What the message is about, how it stands, whose it is and when it was accepted. */
export function MessageHeader({
  message,
  ...menu
}: { message: MessageWithEnvelope } & Omit<ComponentProps<typeof MessageMenu>, "message">) {
  const t = useTranslations("message");
  const company = companyName(message);
  return (
    <PageHeader
      crumbs={[
        { label: t("events"), href: "/monitor/events" },
        { label: t("logs"), href: "/monitor/events/logs" },
      ]}
      actions={
        <div className="mt-6 max-md:mt-0">
          <MessageMenu message={message} {...menu} />
        </div>
      }
      title={<EventName name={message.eventType} className="font-sans text-[18px] leading-7 tracking-[-0.012em]" />}
    >
      <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-13 text-fg-2">
        <span aria-live="polite" className="flex">
          <DeliveryStatus status={message.status} look="badge" />
        </span>
        {message.isTest ? (
          <Chip title={t("testTitle")}>
            <FlaskConical aria-hidden className="mr-1 inline size-3 align-[-1px] text-fg-3" strokeWidth={2.25} />
            {t("test")}
          </Chip>
        ) : null}
        {company && message.companyId ? (
          <Link
            href={`/monitor/events/logs?company=${message.companyId}`}
            title={t("logsOfCompany")}
            className="max-w-80 truncate border-b border-accent-line text-accent-fg hover:border-current"
          >
            {company}
          </Link>
        ) : company ? (
          <span className="max-w-80 truncate text-fg">{company}</span>
        ) : null}
        {!company && message.companyId ? <Copyable value={message.companyId} shorten label={t("copyCompanyId")} /> : null}
        <span>{t.rich("accepted", { time: () => <Instant at={message.created} /> })}</span>
        <Copyable value={message.id} label={t("copyId")} />
      </div>
    </PageHeader>
  );
}
