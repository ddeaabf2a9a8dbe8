import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { eventTypeGroups } from "@/app/_server/event-type-list";
import { requireOperator } from "@/app/_server/operator";
import { createEventTypeAction, reviewEventTypeAction } from "@/app/(admin)/admin/event-types/actions";
import { NewEventType } from "@/components/event-types/editor/new-event-type";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("adminEventTypes"))("newTitle") };
}

export default async function NewEventTypePage() {
  const { scope } = await requireOperator();
  return <NewEventType groups={await eventTypeGroups(scope)} review={reviewEventTypeAction} create={createEventTypeAction} />;
}
