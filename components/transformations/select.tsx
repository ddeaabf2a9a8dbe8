import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A small choice in a bar: the browser's own list, which every keyboard and phone knows. */
export function Select({ className, ...props }: ComponentProps<"select">) {
  return (
    <select
      className={cn(
        "h-7 min-w-0 shrink rounded-r3 border border-input-line bg-input px-1.5 text-12 text-fg disabled:bg-sunken disabled:text-fg-3 max-md:h-9",
        className,
      )}
      {...props}
    />
  );
}
