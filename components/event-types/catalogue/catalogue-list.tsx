"use client";

import { ChevronRight, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Ref, useId, useState } from "react";
import { EventName } from "@/components/display/event-name";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { type EventTypeOption, searchEventTypes } from "../event-type-tree";
import { type CatalogueGroup, catalogueGroups, replacementOf } from "./catalogue-groups";
import { EventTypeAnchor } from "./event-type-anchor";

interface CatalogueListProps {
  options: EventTypeOption[];
  selected: string | null;
  onSelect: (name: string) => void;
  search: string;
  onSearch: (search: string) => void;
  searchRef: Ref<HTMLInputElement>;
}

/** Every event type under its heading, with search. */
export function CatalogueList({ options, selected, onSelect, search, onSearch, searchRef }: CatalogueListProps) {
  const t = useTranslations("catalogue");
  const found = searchEventTypes(options, search);
  return (
    <>
      <Input
        ref={searchRef}
        size="sm"
        type="search"
        icon={<Search aria-hidden />}
        placeholder={t("search", { count: options.length })}
        aria-label={t("search", { count: options.length })}
        aria-keyshortcuts="/"
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onSearch("")}
        className="[&::-webkit-search-cancel-button]:hidden"
      />
      {catalogueGroups(found).map((group) => (
        <Group key={group.id} group={group} options={options} selected={selected} onSelect={onSelect} searching={search.trim() !== ""} />
      ))}
      <p role="status" className={cn("text-13 text-fg-3", found.length === 0 ? "px-2 py-4" : "sr-only")}>
        {found.length === 0 ? t("noMatch") : search.trim() === "" ? null : t("found", { count: found.length })}
      </p>
    </>
  );
}

interface GroupProps extends Pick<CatalogueListProps, "options" | "selected" | "onSelect"> {
  group: CatalogueGroup;
  /** What is found is shown whatever was opened. */
  searching: boolean;
}

function Group({ group, options, selected, onSelect, searching }: GroupProps) {
  const t = useTranslations("catalogue");
  const id = useId();
  const [asked, setAsked] = useState<boolean | null>(null);
  const folds = group.isWrites && !searching;
  const open = !folds || (asked ?? group.options.some(({ name }) => name === selected));
  return (
    <section aria-labelledby={id} className="pt-3.5">
      <h3 id={id} className="px-2 pb-1 text-12 text-fg-3">
        {group.label}
      </h3>
      {folds ? (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setAsked(!open)}
          className="flex min-h-7 w-full items-center gap-2 rounded-r2 px-2 text-left text-13 text-fg-2 hover:bg-hover max-md:min-h-9"
        >
          <span className="min-w-0 flex-1">
            {t("writes", { types: group.options.length, dataTypes: Math.ceil(group.options.length / 2) })}
          </span>
          <ChevronRight aria-hidden className={cn("size-3.5 flex-none text-fg-3 transition-transform", open && "rotate-90")} />
        </button>
      ) : null}
      {open ? (
        <ul>
          {group.options.map((option) => (
            <li key={option.name}>
              <Item option={option} options={options} current={option.name === selected} onSelect={onSelect} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Item({
  option,
  options,
  current,
  onSelect,
}: Pick<GroupProps, "options" | "onSelect"> & { option: EventTypeOption; current: boolean }) {
  const t = useTranslations("catalogue");
  const replacement = option.replacedBy === null ? null : replacementOf(options, option.replacedBy);
  return (
    <div className={cn("rounded-r2 hover:bg-hover", current && "bg-selected hover:bg-selected")}>
      <EventTypeAnchor
        name={option.name}
        onSelect={onSelect}
        aria-current={current ? "true" : undefined}
        className="row-link flex min-h-7 items-center px-2 -outline-offset-2 max-md:min-h-9"
      >
        <EventName name={option.name} className={option.deprecated ? "text-fg-3 line-through decoration-fg-4" : undefined} />
      </EventTypeAnchor>
      {option.replacedBy === null ? null : (
        <p className="-mt-1 truncate px-2 pb-1 text-12 text-fg-3">
          {t.rich("deprecatedUse", {
            name: option.replacedBy,
            use: (name) =>
              replacement === null ? (
                <code>{name}</code>
              ) : (
                <EventTypeAnchor name={replacement} onSelect={onSelect} className="link -outline-offset-1">
                  <code>{name}</code>
                </EventTypeAnchor>
              ),
          })}
        </p>
      )}
    </div>
  );
}
