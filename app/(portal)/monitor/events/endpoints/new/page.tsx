import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import { eventTypeOptions } from "@/app/_server/event-type-options";
import { createInboxAction } from "@/app/(portal)/monitor/events/endpoints/[id]/testing/actions";
import { adviseUrlAction, countSelectedAction, createConsumerAction } from "@/app/(portal)/monitor/events/endpoints/new/actions";
import { AddConsumerForm } from "@/components/consumers/add-consumer-form";
import { PageHeader } from "@/components/layout/page-header";
import { RefusalBanner } from "@/components/layout/suspension";
import { roleMay } from "@/lib/access/roles";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("addEndpoint"))("title") };
}

interface AddEndpointPageProps {
  /** `eventTypes`: names divided by commas, chosen from the start. */
  searchParams: Promise<{ eventTypes?: string | string[] }>;
}

export default async function AddEndpointPage({ searchParams }: AddEndpointPageProps) {
  const { role } = await requireActor();
  const wanted = [(await searchParams).eventTypes ?? []].flat().flatMap((names) => names.split(","));
  const options = await eventTypeOptions();
  const [t, shell, endpoints] = await Promise.all([getTranslations("addEndpoint"), getTranslations("shell"), getTranslations("endpoints")]);
  const crumbs = [
    { label: shell("events"), href: "/monitor/events" },
    { label: endpoints("tabs.endpoints"), href: "/monitor/events" },
  ];
  return (
    <>
      <PageHeader crumbs={crumbs} title={t("title")} />
      {roleMay(role, "consumers.manage") ? (
        <AddConsumerForm
          eventTypes={options}
          chosen={options.map(({ name }) => name).filter((name) => wanted.includes(name))}
          createConsumer={createConsumerAction}
          adviseUrl={adviseUrlAction}
          countSelected={countSelectedAction}
          createInbox={createInboxAction.bind(null, undefined)}
        />
      ) : (
        <RefusalBanner title={t("readOnly.title")} text={t("readOnly.text")} className="mt-5 max-w-[680px]" />
      )}
    </>
  );
}
