"use client";

import { useLocale } from "next-intl";
import { useTransition } from "react";
import { MenuRadioGroup, MenuRadioItem } from "@/components/ui/menu";
import { LANGUAGES, languageOf } from "@/lib/i18n/locales";

/** The languages as choices of a menu, each in its own words. */
export function LanguageItems({ setLanguage }: { setLanguage: (language: string) => Promise<void> }) {
  const language = languageOf(useLocale());
  const [, startTransition] = useTransition();
  return (
    <MenuRadioGroup value={language} onValueChange={(next) => startTransition(() => setLanguage(next))}>
      {Object.entries(LANGUAGES).map(([code, { name }]) => (
        <MenuRadioItem key={code} value={code}>
          <span lang={code}>{name}</span>
        </MenuRadioItem>
      ))}
    </MenuRadioGroup>
  );
}
