import { Skeleton } from "@/components/ui/skeleton";

/** The editor's frame, empty. */
export function TransformationSkeleton() {
  return (
    <div className="-mx-8 -mt-5 -mb-12 flex h-[calc(100dvh-var(--topbar))] flex-col max-lg:-mx-6 max-md:-mx-4 max-md:-mt-4 max-md:-mb-10">
      <div className="flex h-[73px] flex-none flex-col justify-center gap-3 border-b border-line px-8 max-md:px-4">
        <Skeleton className="w-60" />
        <Skeleton className="w-36" />
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,56fr)_minmax(0,44fr)] max-lg:grid-cols-1">
        <div className="border-r border-line px-8 py-4 max-md:px-4">
          <Skeleton className="w-52" />
        </div>
        <div className="px-5 py-4 max-lg:hidden">
          <Skeleton className="w-40" />
        </div>
      </div>
    </div>
  );
}
