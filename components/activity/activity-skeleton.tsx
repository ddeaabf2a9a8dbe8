import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

/** Heights of bars, in percent: no pattern that could be taken for figures. */
const BARS = [46, 52, 49, 58, 61, 57, 64, 70, 66, 72, 68, 74, 71, 76, 73, 69, 75, 70, 66, 71, 64, 60, 63, 58];
const FIGURES = ["w-10", "w-16", "w-12", "w-16"];

/** The frame of Activity at its real height; nothing moves when the charts come. */
export function ActivitySkeleton() {
  const t = useTranslations("activity");
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <div className="mb-2 flex h-8 items-center gap-2">
        <Skeleton className="h-7 w-32" />
        <Skeleton className="h-7 w-24" />
        <Skeleton className="h-7 w-24 max-md:hidden" />
      </div>
      <div className="mt-4 mb-2 flex h-7 items-center">
        <Skeleton className="w-20" />
      </div>
      <div className="mb-4 flex h-10 flex-wrap items-center gap-x-10">
        {FIGURES.map((width, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a figure is its place
          <Skeleton key={place} className={`h-4 ${width}`} />
        ))}
      </div>
      <div aria-hidden className="flex h-[226px] items-end gap-1 pb-7 pl-[52px]">
        {BARS.map((height, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          <span key={place} className="flex-1 animate-pulse bg-line" style={{ height: `${height}%` }} />
        ))}
      </div>
      <div className="mt-7 mb-2 flex h-7 items-center">
        <Skeleton className="w-24" />
      </div>
      <div className="flex h-[132px] items-center pb-7 pl-[52px]">
        <Skeleton className="h-0.5 w-full" />
      </div>
    </div>
  );
}
