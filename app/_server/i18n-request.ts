import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { currentSession } from "@/app/_server/session";
import en from "@/lib/i18n/en.json";
import { formats } from "@/lib/i18n/formats";
import fr from "@/lib/i18n/fr.json";
import { chooseLanguage, knownTimeZone, LANGUAGE_COOKIE, LANGUAGES, TIME_ZONE_COOKIE } from "@/lib/i18n/locales";

const CATALOGUES = { en, fr: fr as typeof en };

/** The language, zone and texts of a request. There is no locale in the URL: a link means the same to everyone. */
export default getRequestConfig(async () => {
  const jar = await cookies();
  // A browser that has made no choice yet follows the person's.
  const chosen = jar.get(LANGUAGE_COOKIE)?.value ?? (await currentSession())?.user.locale ?? undefined;
  const language = chooseLanguage(chosen, (await headers()).get("accept-language"));
  return {
    locale: LANGUAGES[language].locale,
    messages: CATALOGUES[language],
    timeZone: knownTimeZone(jar.get(TIME_ZONE_COOKIE)?.value),
    now: new Date(),
    formats,
  };
});
