import { findEventType } from "@/lib/event-types/catalogue";
import type { EventType } from "@/lib/event-types/event-type";
import type { EventTypeAnswer } from "@/lib/event-types/schema";
import en from "@/lib/i18n/event-types.en.json";
import fr from "@/lib/i18n/event-types.fr.json";
import type { Language } from "@/lib/i18n/locales";

/** By name, with `_` for the dots that a message key can't hold. */
const DESCRIPTIONS: Record<Language, Record<string, string>> = { en: en.descriptions, fr: fr.descriptions };

/** An event type's description: an operator's own may have it in one language only, or not at all. */
function descriptionOf(type: EventType, language: Language): string {
  if (!type.descriptions) return DESCRIPTIONS[language][type.name.replaceAll(".", "_")] ?? "";
  return type.descriptions[language] ?? type.descriptions.en ?? type.descriptions.fr ?? "";
}

/** @param name of a type that is in the catalogue; others have no description */
export function describeEventType(name: string, language: Language): string {
  const type = findEventType(name);
  return type ? descriptionOf(type, language) : "";
}

/** An event type as the API answers it. @param language of the description */
export function answerEventType(type: EventType, language: Language): EventTypeAnswer {
  const { name, aliases, solution, group, deprecated, replacedBy, archived, schema, examples } = type;
  const description = descriptionOf(type, language);
  return { name, aliases: [...aliases], solution, group, description, deprecated, replacedBy, archived, schema, examples: [...examples] };
}
