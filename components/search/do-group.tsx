"use client";

import { Command } from "cmdk";
import { Keyboard, Languages, Moon, Plus, ScrollText, Sun } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { startTransition } from "react";
import type { Go } from "@/components/search/palette-groups";
import { PaletteItem } from "@/components/search/palette-item";
import { openSearch } from "@/components/search/search-store";
import { LANGUAGES, languageOf } from "@/lib/i18n/locales";

interface DoGroupProps {
  typed: string;
  canManage: boolean;
  setLanguage: (language: string) => Promise<void>;
  onGo: Go;
  onDone: () => void;
}

/** What can be done from anywhere. */
export function DoGroup({ typed, canManage, setLanguage, onGo, onDone }: DoGroupProps) {
  const t = useTranslations("search");
  const { resolvedTheme, setTheme } = useTheme();
  const language = languageOf(useLocale());
  const dark = resolvedTheme === "dark";
  const theme = t(dark ? "do.light" : "do.dark");
  return (
    <Command.Group heading={t("groups.do")} forceMount>
      {canManage ? (
        <PaletteItem
          value="do add"
          keywords={[t("do.add")]}
          icon={Plus}
          end={<kbd className="font-sans">C</kbd>}
          onSelect={() => onGo("/monitor/events/endpoints/new")}
        >
          {t("do.add")}
        </PaletteItem>
      ) : null}
      <PaletteItem
        value="do theme"
        keywords={[theme]}
        icon={dark ? Sun : Moon}
        onSelect={() => {
          setTheme(dark ? "light" : "dark");
          onDone();
        }}
      >
        {theme}
      </PaletteItem>
      {Object.entries(LANGUAGES)
        .filter(([code]) => code !== language)
        .map(([code, { name }]) => (
          <PaletteItem
            key={code}
            value={`do language ${code}`}
            keywords={[t("do.language"), name]}
            icon={Languages}
            onSelect={() => {
              startTransition(() => setLanguage(code));
              onDone();
            }}
          >
            <span>
              {t("do.language")} <span lang={code}>{name}</span>
            </span>
          </PaletteItem>
        ))}
      <PaletteItem value="do shortcuts" keywords={[t("shortcuts.title")]} icon={Keyboard} end="?" onSelect={() => openSearch("shortcuts")}>
        {t("shortcuts.title")}
      </PaletteItem>
      {typed === "" ? null : (
        <PaletteItem
          always
          value="do find"
          keywords={[]}
          icon={ScrollText}
          end={t("logs")}
          onSelect={() => onGo(`/monitor/events/logs?${new URLSearchParams({ id: typed })}`)}
        >
          <span className="truncate">{t("do.find", { text: typed })}</span>
        </PaletteItem>
      )}
    </Command.Group>
  );
}
