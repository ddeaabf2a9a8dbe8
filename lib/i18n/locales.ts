/** The languages of the portal, each with the conventions its dates and numbers follow. */
export const LANGUAGES = {
  en: { name: "English", locale: "en-GB" },
  fr: { name: "Français", locale: "fr-FR" },
} as const;
export type Language = keyof typeof LANGUAGES;

/** Cookies that keep a person's choice of language, and the browser's time zone so that the server can write local times. */
export const LANGUAGE_COOKIE = "locale";
export const TIME_ZONE_COOKIE = "timeZone";

export function isLanguage(text: string | undefined): text is Language {
  return text !== undefined && Object.hasOwn(LANGUAGES, text);
}

/** `fr-FR` → `fr` */
export function languageOf(locale: string): Language {
  const language = locale.slice(0, 2);
  return isLanguage(language) ? language : "en";
}

/**
 * The language to speak: the chosen one, else the first of the browser's that we have, else English.
 * @param accepted the Accept-Language header
 */
export function chooseLanguage(chosen: string | undefined, accepted: string | null): Language {
  if (isLanguage(chosen)) return chosen;
  const wanted = (accepted ?? "").split(",").map((range) => range.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? "en";
}

/** The zone if the runtime knows it, else UTC: the cookie is the browser's word. */
export function knownTimeZone(zone: string | undefined): string {
  if (!zone) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
