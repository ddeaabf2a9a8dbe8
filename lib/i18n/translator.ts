import { createTranslator } from "use-intl/core";
import en from "@/lib/i18n/en.json";
import fr from "@/lib/i18n/fr.json";
import { LANGUAGES, type Language } from "@/lib/i18n/locales";

const MESSAGES: Record<Language, typeof en> = { en, fr };

/** The portal's texts where no request says for whom: in the language given, instants in UTC. */
export function translatorOf(language: Language) {
  return createTranslator({ locale: LANGUAGES[language].locale, messages: MESSAGES[language], timeZone: "UTC" });
}
