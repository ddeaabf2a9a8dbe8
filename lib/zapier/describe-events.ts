import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { getEventType, listEventTypes } from "@/lib/event-types/get-event-type";
import type { Language } from "@/lib/i18n/locales";
import type { Scope } from "@/lib/scope";
import type { ZapierChoices, ZapierConnection } from "@/lib/zapier/schema";

/** Whose events these are. @throws AppError `not_found` */
export async function getConnection({ clientId }: Scope): Promise<ZapierConnection> {
  const client = await prisma().client.findUnique({ where: { id: clientId }, select: { name: true } });
  if (!client) throw notFound("Client");
  return { clientId, clientName: client.name };
}

/** What a Zap may be started by, in the catalogue's order. */
export async function listChoices(language: Language): Promise<ZapierChoices> {
  const types = await listEventTypes(language);
  return types.filter((type) => !type.archived).map(({ name, description }) => ({ id: name, name, description }));
}

/**
 * The examples of an event type as messages. Zapier tells messages apart by `id`, so each has one of its own.
 * @throws AppError `not_found`
 */
export async function listSamples(eventType: string, language: Language): Promise<Record<string, unknown>[]> {
  const { examples } = await getEventType(eventType, language);
  return examples.map(({ value }, place) => ({ ...value, id: `${String(value.id).slice(0, -3)}${String(place).padStart(3, "0")}` }));
}
