"use client";

import { Check, Search } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { cn } from "./cn";
import type { FilterOption } from "./filter-chip";
import type { PopupProps } from "./lazy-popup";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

interface FilterPopupProps extends PopupProps, Omit<FilterListProps, "onChoose"> {
  label: string;
  onChange: (value: string) => void;
}

/** What a filter chip opens. */
export default function FilterPopup({ trigger, open, onOpenChange, label, onChange, ...list }: FilterPopupProps) {
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent className="w-80 max-w-[calc(100vw-16px)]" aria-label={label}>
        <FilterList
          {...list}
          onChoose={(value) => {
            onChange(value);
            onOpenChange(false);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

interface FilterListProps {
  options: FilterOption[];
  value: string | null;
  searchLabel: string | undefined;
  noneLabel: string;
  mono: boolean | undefined;
  onChoose: (value: string) => void;
}

/** The choices; arrows move through them, also from the search field. */
function FilterList({ options, value, searchLabel, noneLabel, mono, onChoose }: FilterListProps) {
  const [search, setSearch] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const shown = options.filter((option) => (option.text ?? option.value).toLowerCase().includes(search.trim().toLowerCase()));
  const move = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only add to the buttons' own keys
    <div onKeyDown={move}>
      {searchLabel ? (
        <label className="flex h-9 items-center gap-2 border-b border-line px-3">
          <Search aria-hidden className="size-3.5 text-fg-3" />
          <input
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && shown[0]) onChoose(shown[0].value);
            }}
            placeholder={searchLabel}
            aria-label={searchLabel}
            className="min-w-0 flex-1 bg-transparent outline-none"
          />
        </label>
      ) : null}
      <div ref={list} className="max-h-72 overflow-y-auto p-1">
        {shown.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={option.value === value}
            onClick={() => onChoose(option.value)}
            className={cn(
              "flex min-h-8 w-full items-center gap-2 rounded-r2 px-2 text-left -outline-offset-2 hover:bg-hover",
              mono && "mono",
            )}
          >
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.value === value ? <Check aria-hidden className="size-3.5 shrink-0 text-accent-fg" /> : null}
          </button>
        ))}
        {shown.length === 0 ? <p className="px-2 py-1.5 text-fg-3">{noneLabel}</p> : null}
      </div>
    </div>
  );
}
