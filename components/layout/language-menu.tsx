"use client";

import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { lazyPopup } from "@/components/ui/lazy-popup";
import { LANGUAGES, languageOf } from "@/lib/i18n/locales";

const LanguagePopup = lazyPopup(() => import("./language-popup"));

interface LanguageMenuProps {
  setLanguage: (language: string) => Promise<void>;
  /** Shows the code ("EN") instead of the name. */
  compact?: boolean;
  className?: string;
}

/** The language of the portal. */
export function LanguageMenu({ setLanguage, compact, className }: LanguageMenuProps) {
  const t = useTranslations("shell");
  const language = languageOf(useLocale());
  const trigger = (
    <button
      type="button"
      className={cn(buttonClass("ghost", "sm"), !compact && "font-normal", className)}
      aria-label={t("language", { language: LANGUAGES[language].name })}
    >
      {compact ? language.toUpperCase() : LANGUAGES[language].name}
      {compact ? null : <ChevronDown aria-hidden className="size-3!" />}
    </button>
  );
  return <LanguagePopup trigger={trigger} setLanguage={setLanguage} />;
}
