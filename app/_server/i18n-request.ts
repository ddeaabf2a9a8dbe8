import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { requestLanguage } from "@/app/_server/request-language";
import en from "@/lib/i18n/en.json";
import { formats } from "@/lib/i18n/formats";
import fr from "@/lib/i18n/fr.json";
import { knownTimeZone, LANGUAGES, TIME_ZONE_COOKIE } from "@/lib/i18n/locales";

const CATALOGUES = { en, fr: fr as typeof en };

/** The language, zone and texts of a request. There is no locale in the URL: a link means the same to everyone. */
export default getRequestConfig(async () => {
  const language = await requestLanguage();
  return {
    locale: LANGUAGES[language].locale,
    messages: CATALOGUES[language],
    timeZone: knownTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value),
    now: new Date(),
    formats,
  };
});
