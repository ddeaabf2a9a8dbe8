"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { tagText } from "@/components/display/tag-text";
import { Input } from "@/components/ui/input";
import { type CompanyFilter, MAX_SEARCH } from "./company-filter";

interface CompanyToolbarProps {
  filter: CompanyFilter;
  setFilter: (filter: { q?: string | null; tag?: string | null }) => void;
  /** How many companies match, once that is known. */
  count: number | undefined;
  search: RefObject<HTMLInputElement | null>;
}

/** Search, the tag the list is limited to, and how many companies there are. */
export function CompanyToolbar({ filter, setFilter, count, search }: CompanyToolbarProps) {
  const t = useTranslations("companies");
  return (
    <div className="mt-4 mb-2 flex min-h-8 flex-wrap items-center gap-2">
      <Input
        ref={search}
        size="sm"
        type="search"
        maxLength={MAX_SEARCH}
        icon={<Search aria-hidden />}
        placeholder={t("search")}
        aria-label={t("search")}
        aria-keyshortcuts="/"
        value={filter.q}
        onChange={(event) => setFilter({ q: event.target.value || null })}
        onKeyDown={(event) => {
          if (event.key === "Escape") setFilter({ q: null });
        }}
        frameClassName="w-[280px] max-md:w-full"
        className="[&::-webkit-search-cancel-button]:hidden"
      />
      {filter.tag === null ? null : (
        <span className="inline-flex h-7 max-w-full min-w-0 items-center rounded-r3 border border-accent-line bg-selected text-[12.5px] text-fg-3 max-md:h-9">
          <span className="inline-flex min-w-0 items-center gap-1.5 px-2 whitespace-nowrap">
            {t("tag")}
            <b className="mono truncate font-medium text-fg">{tagText(filter.tag)}</b>
          </span>
          <button
            type="button"
            aria-label={t("clearTag")}
            onClick={() => setFilter({ tag: null })}
            className="grid h-full w-6 flex-none place-items-center border-l border-accent-line hover:text-fg max-md:w-9"
          >
            <X aria-hidden className="size-3" strokeWidth={2.25} />
          </button>
        </span>
      )}
      <span role="status" className="ml-auto text-12 text-fg-3 tabular-nums">
        {count === undefined ? null : t("count", { count })}
      </span>
    </div>
  );
}
