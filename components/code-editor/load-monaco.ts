import type { CodeLanguage } from "@/components/code-editor/code-editor-props";
import { languageOf } from "@/lib/i18n/locales";

const LANGUAGES = {
  json: () => import("@/components/code-editor/json-language"),
  javascript: () => import("@/components/code-editor/javascript-language"),
};

async function load(language: CodeLanguage, locale: string) {
  // Monaco reads its words when it is loaded, and never again.
  if (languageOf(locale) === "fr") await import("monaco-editor/nls/lang/fr");
  const [monaco, { connectModel }] = await Promise.all([import("@/components/code-editor/monaco"), LANGUAGES[language]()]);
  return { ...monaco, connectModel };
}

export type Monaco = Awaited<ReturnType<typeof load>>;

/** Fetches the editor's script, once a page, with what the language needs. Rejects where it can't be had. */
export function loadMonaco(language: CodeLanguage, locale: string): Promise<Monaco> {
  return load(language, locale);
}
