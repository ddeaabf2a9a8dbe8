"use client";

import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { lazyPopup } from "./lazy-popup";

const FilterPopup = lazyPopup(() => import("./filter-popup"), "dialog");

export interface FilterOption {
  value: string;
  label: ReactNode;
  /** What typing searches; the value where it is not given. */
  text?: string;
}

interface FilterChipProps {
  label: string;
  value: string | null;
  options: FilterOption[];
  onChange: (value: string | null) => void;
  clearLabel: string;
  /** Present: the list can be searched. */
  searchLabel?: string;
  noneLabel: string;
  mono?: boolean;
  className?: string;
}

/** A filter: dashed while unset; a chip with its value in bold, and a button that clears it, once set. */
export function FilterChip({ label, value, options, onChange, clearLabel, searchLabel, noneLabel, mono, className }: FilterChipProps) {
  const chosen = options.find((option) => option.value === value);
  const trigger = (
    <button type="button" className="inline-flex h-full min-w-0 items-center gap-1.5 rounded-r3 pr-2 pl-[9px] hover:text-fg">
      {value === null ? <Plus aria-hidden className="size-3.5" /> : null}
      {label}
      {value === null ? null : <b className="truncate font-medium text-fg">{chosen?.label ?? value}</b>}
    </button>
  );
  return (
    <span
      className={cn(
        "inline-flex h-7 max-w-full min-w-0 items-center rounded-r3 border text-[12.5px] whitespace-nowrap text-fg-3 max-md:h-9",
        value === null ? "border-dashed border-line-strong bg-bg" : "border-accent-line bg-selected",
        className,
      )}
    >
      <FilterPopup
        trigger={trigger}
        label={label}
        value={value}
        options={options}
        onChange={onChange}
        searchLabel={searchLabel}
        noneLabel={noneLabel}
        mono={mono}
      />
      {value === null ? null : (
        <button
          type="button"
          aria-label={clearLabel}
          onClick={() => onChange(null)}
          className="grid h-full w-6 place-items-center border-l border-accent-line hover:text-fg max-md:w-9"
        >
          <X aria-hidden className="size-3" strokeWidth={2.25} />
        </button>
      )}
    </span>
  );
}
