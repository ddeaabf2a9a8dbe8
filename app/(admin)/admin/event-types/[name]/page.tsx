import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { eventTypeGroups } from "@/app/_server/event-type-list";
import { requireOperator } from "@/app/_server/operator";
import {
  archiveEventTypeAction,
  deprecateEventTypeAction,
  reviewEventTypeAction,
  unarchiveEventTypeAction,
  updateEventTypeAction,
} from "@/app/(admin)/admin/event-types/actions";
import { BuiltInEventType } from "@/components/event-types/editor/built-in-event-type";
import { OwnEventType } from "@/components/event-types/editor/own-event-type";
import { answerEventType } from "@/lib/event-types/answer-event-type";
import { eventTypeSummaries, findEventType } from "@/lib/event-types/catalogue";
import { countSubscribers } from "@/lib/event-types/count-subscribers";
import { getOwnEventType } from "@/lib/event-types/get-own-event-type";
import { loadEventTypes } from "@/lib/event-types/own-event-types";
import { languageOf } from "@/lib/i18n/locales";
import type { OperatorScope } from "@/lib/scope";

interface EventTypePageProps {
  params: Promise<{ name: string }>;
}

const NOBODY = { consumers: 0, clients: 0 };
const ACTIONS = {
  review: reviewEventTypeAction,
  update: updateEventTypeAction,
  deprecate: deprecateEventTypeAction,
  archive: archiveEventTypeAction,
  unarchive: unarchiveEventTypeAction,
};

export async function generateMetadata({ params }: EventTypePageProps): Promise<Metadata> {
  await requireOperator();
  return { title: decodeURIComponent((await params).name) };
}

async function readOwn(scope: OperatorScope, name: string) {
  const [type, groups] = await Promise.all([getOwnEventType(scope, name), eventTypeGroups(scope)]);
  const current = eventTypeSummaries().filter((one) => !one.deprecated && one.name !== name);
  return { type, groups, current: current.map((one) => one.name) };
}

export default async function EventTypePage({ params }: EventTypePageProps) {
  const { scope } = await requireOperator();
  const name = decodeURIComponent((await params).name);
  await loadEventTypes();
  const type = findEventType(name);
  if (!type) notFound();
  const subscribers = (await countSubscribers(scope, [type.name])).get(type.name) ?? NOBODY;
  if (type.solution !== "custom") {
    return <BuiltInEventType type={answerEventType(type, languageOf(await getLocale()))} subscribers={subscribers} />;
  }
  return <OwnEventType {...(await readOwn(scope, type.name))} subscribers={subscribers} {...ACTIONS} />;
}
