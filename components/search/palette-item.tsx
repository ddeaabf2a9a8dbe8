"use client";

import { Command } from "cmdk";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface PaletteItemProps {
  /** Tells it from all others. */
  value: string;
  /** What typing finds it by. */
  keywords: string[];
  icon: LucideIcon;
  children: ReactNode;
  /** At the right end, quiet: where it leads, or its key. */
  end?: ReactNode;
  onSelect: () => void;
  /** Stays whatever is typed. */
  always?: boolean;
}

/** One thing the palette finds or does. */
export function PaletteItem({ value, keywords, icon: Icon, children, end, onSelect, always = false }: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      keywords={keywords}
      onSelect={onSelect}
      forceMount={always}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded-r2 px-3 text-13 select-none data-[selected=true]:bg-selected max-md:min-h-11"
    >
      <Icon aria-hidden className="size-4 flex-none text-fg-3" strokeWidth={1.75} />
      <span className="flex min-w-0 flex-1 items-center">{children}</span>
      {end ? <span className="flex-none text-12 text-fg-3">{end}</span> : null}
    </Command.Item>
  );
}
