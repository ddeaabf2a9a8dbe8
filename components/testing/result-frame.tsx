import type { ReactNode } from "react";

/**
 * The frame of a result. It has its full height from the beginning, so that nothing below it jumps; the code in it (`--lines`) takes
 * what a window leaves when the inbox is to be seen as well.
 */
export function ResultFrame({ children }: { children?: ReactNode }) {
  return (
    <div className="min-h-[calc(360px+var(--lines))] overflow-hidden rounded-r3 border border-line [--lines:clamp(110px,calc(100vh-830px),400px)] max-lg:min-h-[260px] max-lg:[--lines:240px]">
      {children}
    </div>
  );
}
