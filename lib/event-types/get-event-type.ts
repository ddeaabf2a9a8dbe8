import { notFound } from "@/lib/errors";
import { answerEventType } from "@/lib/event-types/answer-event-type";
import { allEventTypes, findEventType } from "@/lib/event-types/catalogue";
import { eventTypesLoaded } from "@/lib/event-types/own-event-types";
import type { EventTypeAnswer } from "@/lib/event-types/schema";
import type { Language } from "@/lib/i18n/locales";

/**
 * One event type with its schema and examples; archived ones too, since messages of theirs are still in the log.
 * @param name canonical or an alias
 * @throws AppError `not_found`
 */
export async function getEventType(name: string, language: Language): Promise<EventTypeAnswer> {
  await eventTypesLoaded();
  const type = findEventType(name);
  if (!type) throw notFound("Event type");
  return answerEventType(type, language);
}

/** Every event type with its schema and examples, in the order it is shown; archived ones too. */
export async function listEventTypes(language: Language): Promise<EventTypeAnswer[]> {
  await eventTypesLoaded();
  return allEventTypes().map((type) => answerEventType(type, language));
}
