import "server-only";
import { getLocale } from "next-intl/server";
import type { EventTypeOption } from "@/components/event-types/event-type-tree";
import { describeEventType } from "@/lib/event-types/answer-event-type";
import { eventTypeSummaries } from "@/lib/event-types/catalogue";
import { eventTypesLoaded } from "@/lib/event-types/own-event-types";
import en from "@/lib/i18n/event-types.en.json";
import fr from "@/lib/i18n/event-types.fr.json";
import { languageOf } from "@/lib/i18n/locales";

interface EventTypeWords {
  solutions: Record<string, string>;
  groups: Record<string, string>;
}

const WORDS: Record<"en" | "fr", EventTypeWords> = { en, fr };

/** Every event type that may be chosen, in the words of the request's language. They are too many to send with every page. */
export async function eventTypeOptions(): Promise<EventTypeOption[]> {
  await eventTypesLoaded();
  const language = languageOf(await getLocale());
  const words = WORDS[language];
  return eventTypeSummaries().map((type) => ({
    ...type,
    solutionLabel: words.solutions[type.solution] ?? type.solution,
    groupLabel: type.group === null ? null : (words.groups[type.group] ?? type.group),
    description: describeEventType(type.name, language),
  }));
}
