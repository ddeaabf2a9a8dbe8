"use client";

import { cn } from "./cn";

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** One of a few, all visible. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  return (
    <fieldset aria-label={label} className="inline-flex h-7 shrink-0 overflow-hidden rounded-r3 border border-line-strong max-md:h-9">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={cn(
            "border-r border-line-strong px-2.5 text-[12.5px] font-medium whitespace-nowrap -outline-offset-2 last:border-r-0",
            option.value === value ? "bg-selected text-fg" : "text-fg-3 hover:bg-hover hover:text-fg",
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
