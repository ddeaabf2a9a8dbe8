import type { ReactNode } from "react";

/** Figures side by side under a page's head; on a phone in rows of two or three. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className="mt-4 flex flex-wrap items-end gap-x-10 gap-y-3 border-b border-line pb-4 max-md:gap-x-7">{children}</dl>;
}
