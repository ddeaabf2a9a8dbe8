import "server-only";
import { cookies, headers } from "next/headers";
import { currentSession } from "@/app/_server/session";
import { chooseLanguage, LANGUAGE_COOKIE, type Language } from "@/lib/i18n/locales";

/** The language of whoever asks: this browser's choice, else the person's, else one the browser accepts. */
export async function requestLanguage(): Promise<Language> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value ?? (await currentSession())?.user.locale ?? undefined;
  return chooseLanguage(chosen, (await headers()).get("accept-language"));
}
