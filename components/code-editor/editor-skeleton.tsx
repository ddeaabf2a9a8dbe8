import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = ["w-40", "w-56", "w-48", "w-64", "w-36", "w-52"];

/** Where code will be. It fills its frame, which already has the height of the editor. */
export function EditorSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex h-full flex-col overflow-hidden px-4 py-2.5">
      {WIDTHS.map((width) => (
        <span key={width} className="flex h-5 shrink-0 items-center gap-5">
          <Skeleton className="w-3" />
          <Skeleton className={width} />
        </span>
      ))}
    </div>
  );
}
