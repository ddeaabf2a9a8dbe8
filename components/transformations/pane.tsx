import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface PaneProps {
  /** Names the region; F6 goes from one to the next. */
  label: string;
  /** In the bar, beside the label. */
  bar?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** One part of the editor's page: a bar with its name, and what it holds. */
export function Pane({ label, bar, className, children }: PaneProps) {
  return (
    <section aria-label={label} data-pane="" tabIndex={-1} className={cn("flex min-h-0 min-w-0 flex-col -outline-offset-2", className)}>
      <div className="flex min-h-10 flex-none flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line py-1 pr-3 pl-5 text-13 max-md:pl-4">
        <h2 className="font-medium">{label}</h2>
        {bar}
      </div>
      {children}
    </section>
  );
}
