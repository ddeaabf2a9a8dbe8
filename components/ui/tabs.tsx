"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

export interface Tab {
  href: string;
  label: ReactNode;
  /** Beside the label, quiet: how many there are. */
  count?: ReactNode;
}

/** Tabs that are links: the URL says which one is open. On a narrow screen they scroll sideways. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a narrow screen the tab that was opened may lie outside
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="mt-3 mb-5 flex gap-6 overflow-x-auto border-b border-line [scrollbar-width:none] max-md:-mx-4 max-md:gap-5 max-md:px-4"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={pathname === tab.href ? "page" : undefined}
          className="-mb-px inline-flex h-9 items-center gap-[7px] border-b-2 border-transparent text-13 font-medium whitespace-nowrap text-fg-3 -outline-offset-2 hover:text-fg aria-[current]:border-accent aria-[current]:text-fg"
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="font-normal text-fg-3 tabular-nums">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
