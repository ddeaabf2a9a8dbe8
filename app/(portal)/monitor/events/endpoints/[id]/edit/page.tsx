import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import { eventTypeOptions } from "@/app/_server/event-type-options";
import { updateConsumerAction } from "@/app/(portal)/monitor/events/endpoints/[id]/actions";
import { readConsumer } from "@/app/(portal)/monitor/events/endpoints/[id]/read-consumer";
import { adviseUrlAction, countSelectedAction } from "@/app/(portal)/monitor/events/endpoints/new/actions";
import { EditConsumerForm } from "@/components/consumers/edit-consumer-form";
import { EDITED_FIELDS } from "@/components/consumers/edit-href";
import { RefusalBanner } from "@/components/layout/suspension";
import { roleMay } from "@/lib/access/roles";

interface EditEndpointPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ field?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("editEndpoint"))("title") };
}

export default async function EditEndpointPage({ params, searchParams }: EditEndpointPageProps) {
  const { role } = await requireActor();
  const consumer = await readConsumer((await params).id);
  const t = await getTranslations("editEndpoint");
  const { field } = await searchParams;
  if (!roleMay(role, "consumers.manage")) {
    return <RefusalBanner title={t("readOnly.title")} text={t("readOnly.text")} className="max-w-[680px]" />;
  }
  return (
    <EditConsumerForm
      key={consumer.id}
      consumer={consumer}
      eventTypes={await eventTypeOptions()}
      focus={EDITED_FIELDS.find((name) => name === field) ?? "url"}
      updateConsumer={updateConsumerAction}
      adviseUrl={adviseUrlAction}
      countSelected={countSelectedAction}
    />
  );
}
