"use client";

import { Send } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { CertificateBanner } from "@/components/consumers/certificate-banner";
import { ConsumerStatus, ConsumerStatusDetail } from "@/components/consumers/consumer-status";
import { FailingBanner } from "@/components/consumers/failing-banner";
import { AddedNotice } from "@/components/consumers/overview/added-notice";
import { ConsumerMenu } from "@/components/consumers/overview/consumer-menu";
import { ConsumerNotice } from "@/components/consumers/overview/consumer-notice";
import { useLiveConsumer } from "@/components/consumers/overview/use-live-consumer";
import type { ReadSecret } from "@/components/consumers/overview/use-secret";
import type { SetDisabled } from "@/components/consumers/use-consumer-switch";
import { Url } from "@/components/display/url";
import { PageHeader } from "@/components/layout/page-header";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs } from "@/components/ui/tabs";
import type { WebhookConsumer } from "@/lib/consumers/schema";

interface ConsumerHeaderProps {
  consumer: WebhookConsumer;
  canManage: boolean;
  /** Server action. */
  deleteConsumer: (id: string) => Promise<{ ok: boolean }>;
  setDisabled: SetDisabled;
  /** Server action; null for a role that never sees a secret. */
  readSecret: ReadSecret | null;
}

/** What every tab of an endpoint begins with: its URL, how it stands, what can be done, the tabs. */
export function ConsumerHeader({ consumer: first, canManage, deleteConsumer, setDisabled, readSecret }: ConsumerHeaderProps) {
  const t = useTranslations("endpoint");
  const consumer = useLiveConsumer(first);
  const page = `/monitor/events/endpoints/${consumer.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t("events"), href: "/monitor/events" },
          { label: t("endpoints"), href: "/monitor/events" },
        ]}
        title={<Url url={consumer.url} title />}
        beside={<CopyButton value={consumer.url} label={t("copyUrl")} />}
        actions={
          // On the line of the title, below the crumbs.
          <div className="mt-6 flex gap-2 max-md:mt-0">
            <SendExample consumerId={consumer.id} />
            <ConsumerMenu consumer={consumer} canManage={canManage} deleteConsumer={deleteConsumer} setDisabled={setDisabled} />
          </div>
        }
      >
        <div className="mt-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-13 text-fg-2">
          <span aria-live="polite" className="flex">
            <ConsumerStatus consumer={consumer} boxed />
          </span>
          <span className="text-fg-3 tabular-nums empty:hidden">
            <ConsumerStatusDetail consumer={consumer} />
          </span>
          {consumer.description ? <span className="min-w-0 [overflow-wrap:anywhere]">{consumer.description}</span> : null}
        </div>
      </PageHeader>
      <Tabs
        label={t("tabs.label")}
        tabs={[
          { href: page, label: t("tabs.overview") },
          { href: `${page}/testing`, label: t("tabs.testing") },
          { href: `${page}/advanced`, label: t("tabs.advanced") },
          { href: `${page}/history`, label: t("tabs.history") },
        ]}
      />
      {readSecret ? <AddedNotice consumerId={consumer.id} readSecret={readSecret} /> : null}
      <ConsumerNotice consumer={consumer} />
      <FailingBanner consumers={[consumer]} onItsPage />
      <CertificateBanner consumers={[consumer]} />
    </>
  );
}

/** The way to trying the endpoint out; of no use where one is already. */
function SendExample({ consumerId }: { consumerId: string }) {
  const t = useTranslations("endpoint");
  const href = `/monitor/events/endpoints/${consumerId}/testing`;
  if (usePathname() === href) return null;
  return (
    // Its icon alone on a phone, where the URL needs the room.
    <Link href={href} title={t("sendExample")} className={cn(buttonClass(), "max-md:w-9 max-md:px-0 max-md:[&>svg]:m-0")}>
      <Send aria-hidden />
      <span className="max-md:sr-only">{t("sendExample")}</span>
    </Link>
  );
}
