import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { eventTypeList } from "@/app/_server/event-type-list";
import { requireOperator } from "@/app/_server/operator";
import { EventTypeList } from "@/components/event-types/editor/event-type-list";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("adminEventTypes"))("title") };
}

export default async function EventTypesPage() {
  const { scope } = await requireOperator();
  return <EventTypeList types={await eventTypeList(scope)} />;
}
