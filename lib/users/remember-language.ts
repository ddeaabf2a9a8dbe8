import { prisma } from "@/lib/db";
import { isLanguage, type Language } from "@/lib/i18n/locales";

/** Keeps a person's language with their account. */
export async function rememberLanguage(userId: string, language: Language): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: { locale: language } });
}

/** The language in which someone is written to; null for an address without an account, or one that has chosen none. */
export async function knownLanguage(email: string): Promise<Language | null> {
  const user = await prisma().user.findUnique({ where: { email }, select: { locale: true } });
  const locale = user?.locale ?? undefined;
  return isLanguage(locale) ? locale : null;
}
