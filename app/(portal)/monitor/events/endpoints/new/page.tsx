import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import { eventTypeOptions } from "@/app/_server/event-type-options";
import { adviseUrlAction, createConsumerAction } from "@/app/(portal)/monitor/events/endpoints/new/actions";
import { ConsumerForm } from "@/components/consumers/consumer-form";
import { PageHeader } from "@/components/layout/page-header";
import { Banner } from "@/components/ui/banner";
import { roleMay } from "@/lib/access/roles";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("addEndpoint"))("title") };
}

export default async function AddEndpointPage() {
  const { role } = await requireActor();
  const [t, shell, endpoints] = await Promise.all([getTranslations("addEndpoint"), getTranslations("shell"), getTranslations("endpoints")]);
  const crumbs = [
    { label: shell("events"), href: "/monitor/events" },
    { label: endpoints("tabs.endpoints"), href: "/monitor/events" },
  ];
  return (
    <>
      <PageHeader crumbs={crumbs} title={t("title")} />
      {roleMay(role, "consumers.manage") ? (
        <ConsumerForm eventTypes={await eventTypeOptions()} createConsumer={createConsumerAction} adviseUrl={adviseUrlAction} />
      ) : (
        <Banner tone="mute" title={t("readOnly.title")} className="mt-5 max-w-[680px]">
          {t("readOnly.text")}
        </Banner>
      )}
    </>
  );
}
