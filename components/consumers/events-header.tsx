"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { useRefusal } from "@/components/layout/suspension";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { ConsumerCount } from "./consumer-count";

interface EventsHeaderProps {
  clientId: string;
  /** How many endpoints there are. */
  count: number;
  canManage: boolean;
}

/** Head of Monitor > Webhooks > Events with its tabs. */
export function EventsHeader({ clientId, count, canManage }: EventsHeaderProps) {
  const t = useTranslations("endpoints");
  const shell = useTranslations("shell");
  return (
    <>
      <PageHeader
        crumbs={[{ label: shell("monitor") }, { label: shell("webhooks") }]}
        title={shell("events")}
        actions={<AddConsumerButton canManage={canManage} />}
      />
      <Tabs
        label={t("tabs.label")}
        tabs={[
          { href: "/monitor/events", label: t("tabs.endpoints"), count: <ConsumerCount clientId={clientId} first={count} /> },
          { href: "/monitor/events/catalogue", label: t("tabs.catalogue") },
          { href: "/monitor/events/logs", label: t("tabs.logs") },
          { href: "/monitor/events/activity", label: t("tabs.activity") },
        ]}
      />
    </>
  );
}

/** The way to the form; for people who may only look it stays visible, with the reason. */
export function AddConsumerButton({ canManage }: { canManage: boolean }) {
  const t = useTranslations("endpoints");
  const refuse = useRefusal();
  if (!canManage) {
    return (
      <span className="flex items-center gap-3">
        <span className="text-12 text-fg-3 max-md:hidden">{refuse(t("needsDeveloper"))}</span>
        <Button variant="primary" disabled title={refuse(t("needsDeveloper"))}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      </span>
    );
  }
  return (
    <Button asChild variant="primary">
      <Link href="/monitor/events/endpoints/new" aria-keyshortcuts="c">
        <Plus aria-hidden />
        {t("add")}
      </Link>
    </Button>
  );
}
