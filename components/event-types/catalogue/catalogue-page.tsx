"use client";

import { ChevronLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useCallback, useRef, useState } from "react";
import { useListKeys } from "@/components/consumers/use-list-keys";
import type { ConsumerPage } from "@/components/consumers/use-live-consumers";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { EventTypeAnswer } from "@/lib/event-types/schema";
import type { EventTypeOption } from "../event-type-tree";
import { CatalogueEntry } from "./catalogue-entry";
import { CatalogueList } from "./catalogue-list";

export interface CatalogueRights {
  manageConsumers: boolean;
  sendTests: boolean;
}

interface CataloguePageProps {
  clientId: string;
  options: EventTypeOption[];
  /** The entry the page came with. */
  first: EventTypeAnswer | null;
  consumers: ConsumerPage;
  rights: CatalogueRights;
}

/** Monitor > Webhooks > Events > Event catalogue: the list, and beside it the entry the URL names. On a narrow screen one at a time. */
export function CataloguePage({ clientId, options, first, consumers, rights }: CataloguePageProps) {
  const t = useTranslations("catalogue");
  const [type, setType] = useQueryState("type", parseAsString.withOptions({ history: "push" }));
  const [search, setSearch] = useState("");
  const { searchRef, listRef } = useCatalogueKeys(rights.manageConsumers);
  const entry = useRef<HTMLDivElement>(null);
  const selected = type ?? options[0]?.name ?? null;
  const select = (name: string | null) => {
    void setType(name);
    // One pane takes the place of the other: begin at its top.
    if (entry.current && getComputedStyle(entry.current).display === "none") window.scrollTo({ top: 0 });
  };
  return (
    <div className="-mt-5 grid min-w-0 grid-cols-[296px_minmax(0,1fr)] max-lg:grid-cols-1">
      <nav
        ref={listRef}
        aria-label={t("list")}
        className={cn(
          "min-w-0 pt-4 pr-4 pb-6 lg:sticky lg:top-12 lg:max-h-[calc(100dvh-48px)] lg:overflow-y-auto lg:border-r lg:border-line lg:pl-1 max-lg:pr-0",
          type !== null && "max-lg:hidden",
        )}
      >
        <CatalogueList options={options} selected={selected} onSelect={select} search={search} onSearch={setSearch} searchRef={searchRef} />
      </nav>
      <div ref={entry} className={cn("min-w-0 pt-6 lg:pl-8", type === null && "max-lg:hidden")}>
        <Button variant="ghost" size="sm" onClick={() => select(null)} className="mb-3 -ml-2 lg:hidden">
          <ChevronLeft aria-hidden />
          {t("all")}
        </Button>
        {selected === null ? null : (
          <CatalogueEntry
            key={selected}
            name={selected}
            clientId={clientId}
            options={options}
            first={first?.name === selected || first?.aliases.includes(selected) ? first : null}
            consumers={consumers}
            rights={rights}
            onSelect={select}
          />
        )}
      </div>
    </div>
  );
}

/** "/" searches, arrows go through the list, "C" adds an endpoint. */
function useCatalogueKeys(canAdd: boolean) {
  const router = useRouter();
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLElement>(null);
  const search = useCallback(() => searchRef.current, []);
  // Arrows go through the list only from within it: elsewhere they scroll.
  const rows = useCallback(() => [...(listRef.current?.querySelectorAll<HTMLElement>("a.row-link") ?? [])], []);
  const add = useCallback(() => {
    if (canAdd) router.push("/monitor/events/endpoints/new");
  }, [router, canAdd]);
  useListKeys({ search, rows, add });
  return { searchRef, listRef };
}
