import "server-only";
import { getLocale } from "next-intl/server";
import type { ListedEventType } from "@/components/event-types/editor/event-type-list";
import { countSubscribers } from "@/lib/event-types/count-subscribers";
import { listEventTypes } from "@/lib/event-types/get-event-type";
import { listOwnEventTypes } from "@/lib/event-types/list-own-event-types";
import en from "@/lib/i18n/event-types.en.json";
import fr from "@/lib/i18n/event-types.fr.json";
import { languageOf } from "@/lib/i18n/locales";
import type { OperatorScope } from "@/lib/scope";

interface GroupWords {
  solutions: Record<string, string>;
  groups: Record<string, string>;
}

const WORDS: Record<"en" | "fr", GroupWords> = { en, fr };

/** Every event type as Admin > Event types lists it: the operator's own first, each kind in its order. */
export async function eventTypeList(operator: OperatorScope): Promise<ListedEventType[]> {
  const language = languageOf(await getLocale());
  const [types, own] = await Promise.all([listEventTypes(language), listOwnEventTypes(operator)]);
  const subscribers = await countSubscribers(
    operator,
    types.map(({ name }) => name),
  );
  const modified = new Map(own.map((type) => [type.name, type.modified]));
  const words = WORDS[language];
  const listed = types.map(
    (type): ListedEventType => ({
      name: type.name,
      own: type.solution === "custom",
      group: type.group === null ? (words.solutions[type.solution] ?? type.solution) : (words.groups[type.group] ?? type.group),
      description: type.description,
      deprecated: type.deprecated,
      archived: type.archived,
      replacedBy: type.replacedBy,
      consumers: subscribers.get(type.name)?.consumers ?? 0,
      modified: modified.get(type.name) ?? null,
    }),
  );
  return [...listed.filter(({ own }) => own), ...listed.filter(({ own }) => !own)];
}

/** Headings the operator's own types have already. */
export async function eventTypeGroups(operator: OperatorScope): Promise<string[]> {
  const groups = (await listOwnEventTypes(operator)).flatMap(({ group }) => (group === null ? [] : [group]));
  return [...new Set(groups)].sort();
}
