import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["w-3/5", "w-2/5", "w-1/2"];

/** The frame of a message page while it loads. */
export function MessageSkeleton() {
  const t = useTranslations("message");
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <div className="h-6" />
      <div className="flex h-7 items-center">
        <Skeleton className="h-4 w-64" />
      </div>
      <div className="mt-1.5 flex h-[22px] items-center gap-4">
        <Skeleton className="h-[22px] w-24 rounded-r2" />
        <Skeleton className="w-28" />
        <Skeleton className="w-52" />
      </div>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)_clamp(300px,26vw,372px)] gap-10 border-t border-line pt-5 max-xl:grid-cols-1">
        <div className="flex flex-col gap-8 pt-1">
          {ROWS.map((width) => (
            <div key={width} className="flex items-center gap-3">
              <Skeleton className="w-[88px]" />
              <Skeleton className={width} />
            </div>
          ))}
        </div>
        <div>
          <Skeleton className="mb-4 w-20" />
          <Skeleton className="h-80 w-full rounded-r3" />
        </div>
      </div>
    </div>
  );
}
