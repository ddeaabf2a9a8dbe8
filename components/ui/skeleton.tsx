import { cn } from "./cn";

/** A quiet bar where text will be. Say its width with a class. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("inline-block h-2.5 animate-pulse rounded-r1 bg-line align-middle", className)} />;
}
