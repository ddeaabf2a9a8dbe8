import { Skeleton } from "@/components/ui/skeleton";

const PARTS = ["w-24", "w-32", "w-28", "w-20", "w-36", "w-24", "w-28", "w-32"];

/** Stands where the reference will: its headings at the left, text and example beside. */
export function ReferenceSkeleton({ label }: { label: string }) {
  return (
    <div
      role="status"
      aria-label={label}
      className="mt-5 grid min-h-[70dvh] grid-cols-[220px_minmax(0,1fr)] gap-10 border-t border-line max-lg:grid-cols-1"
    >
      <div className="flex flex-col gap-5 border-r border-line pt-6 max-lg:hidden">
        {PARTS.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <Skeleton key={index} className={width} />
        ))}
      </div>
      <div className="flex flex-col gap-4 pt-6">
        <Skeleton className="h-5 w-56" />
        <Skeleton className="w-full max-w-measure" />
        <Skeleton className="w-4/5 max-w-measure" />
        <Skeleton className="mt-4 h-40 w-full max-w-measure" />
      </div>
    </div>
  );
}
