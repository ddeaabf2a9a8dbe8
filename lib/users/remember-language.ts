import { prisma } from "@/lib/db";
import type { Language } from "@/lib/i18n/locales";

/** Keeps a person's language with their account. */
export async function rememberLanguage(userId: string, language: Language): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: { locale: language } });
}
