"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { openSearch, type SearchPart, useSearchPart } from "@/components/search/search-store";
import { singleKeysOn } from "@/components/search/single-keys";

// Loaded when it is first opened: most visits search for nothing.
const loadPalette = () => import("./command-palette");
const CommandPalette = dynamic(loadPalette, { ssr: false });
const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog"), { ssr: false });

export interface SearchEntryProps {
  clientId: string;
  canManage: boolean;
  /** A server action. */
  setLanguage: (language: string) => Promise<void>;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** What a key press asks for. */
function partOf(event: KeyboardEvent): Exclude<SearchPart, null> | undefined {
  if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") return "palette";
  const plain = !event.metaKey && !event.ctrlKey && !event.altKey;
  return plain && event.key === "?" && singleKeysOn() && !isTyping(event.target) ? "shortcuts" : undefined;
}

/** The way to the palette in the top bar, and its keys everywhere. */
export function SearchEntry(props: SearchEntryProps) {
  const t = useTranslations("search");
  const part = useSearchPart();
  const [used, setUsed] = useState<Partial<Record<"palette" | "shortcuts", true>>>({});
  if (part !== null && !used[part]) setUsed({ ...used, [part]: true });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = partOf(event);
      if (!wanted || event.defaultPrevented) return;
      event.preventDefault();
      openSearch(wanted);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void loadPalette()}
        onFocus={() => void loadPalette()}
        onClick={() => openSearch("palette")}
        className="flex h-8 w-[300px] items-center gap-2 rounded-r3 border border-input-line bg-input px-2.5 text-13 text-fg-3 hover:bg-hover max-xl:w-[220px] max-md:w-8 max-md:justify-center max-md:border-0 max-md:px-0"
      >
        <Search aria-hidden className="size-4 flex-none max-md:text-fg-2" strokeWidth={1.75} />
        <span className="min-w-0 flex-1 truncate text-left max-md:sr-only">{t("button")}</span>
        <kbd aria-hidden className="rounded-r2 border border-line-strong px-1 font-sans text-11 max-md:hidden">
          {t("key")}
        </kbd>
      </button>
      {used.palette ? (
        <CommandPalette open={part === "palette"} onOpenChange={(open) => openSearch(open ? "palette" : null)} {...props} />
      ) : null}
      {used.shortcuts ? (
        <ShortcutsDialog open={part === "shortcuts"} onOpenChange={(open) => openSearch(open ? "shortcuts" : null)} />
      ) : null}
    </>
  );
}
