"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { FilterOption } from "@/components/ui/filter-chip";
import { lazyPopup } from "@/components/ui/lazy-popup";

const FilterPopup = lazyPopup(() => import("@/components/ui/filter-popup"), "dialog");

interface ChoiceFieldProps {
  id: string;
  label: string;
  value: string;
  /** How the chosen one is shown; its value where it is left out. */
  shown?: ReactNode;
  options: FilterOption[];
  onChange: (value: string) => void;
  /** Present: the list can be searched. */
  searchLabel?: string;
  noneLabel: string;
  mono?: boolean;
  className?: string;
}

/** One of many: a button with the look of a field, which opens the list. */
export function ChoiceField({ id, label, value, shown, options, onChange, searchLabel, noneLabel, mono, className }: ChoiceFieldProps) {
  const trigger = (
    <button
      type="button"
      aria-labelledby={`${id}-label ${id}`}
      id={id}
      className={cn(
        "flex h-8 w-full min-w-0 items-center gap-2 rounded-r3 border border-input-line bg-input px-2.5 text-left text-13 max-md:h-9",
        "focus-visible:border-focus",
      )}
    >
      <span className={cn("min-w-0 flex-1 truncate", mono && "mono")}>{shown ?? value}</span>
      <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-fg-3" />
    </button>
  );
  return (
    <div className={cn("min-w-0", className)}>
      <div id={`${id}-label`} className="mb-1.5 text-13 font-medium">
        {label}
      </div>
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
    </div>
  );
}
