import { Skeleton } from "@/components/ui/skeleton";

const SECTIONS = ["headers", "rateLimit", "companyTags", "certificate", "transformation"];

/** The sections, empty, where they will be. */
export function AdvancedSkeleton() {
  return (
    <div className="max-w-[960px]">
      {SECTIONS.map((section) => (
        <div
          key={section}
          className="grid grid-cols-[260px_minmax(0,1fr)] gap-12 border-t border-line py-7 first:border-t-0 first:pt-2 max-lg:grid-cols-1 max-lg:gap-4 max-lg:py-6"
        >
          <div className="flex flex-col gap-3">
            <Skeleton className="w-32" />
            <Skeleton className="w-52" />
          </div>
          <div className="flex flex-col gap-3">
            <Skeleton className="h-8 w-full" />
            <Skeleton className="w-60" />
          </div>
        </div>
      ))}
    </div>
  );
}
