import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["w-64", "w-80", "w-56", "w-72"];

/** The history while it loads. */
export function HistorySkeleton() {
  const t = useTranslations("history");
  return (
    <div aria-busy="true" className="max-w-[1080px]">
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <Skeleton className="w-24" />
      <Skeleton className="mt-3 w-full max-w-[560px]" />
      {ROWS.map((width) => (
        <div key={width} className="flex gap-10 border-b border-line py-5">
          <Skeleton className="w-24" />
          <Skeleton className={width} />
        </div>
      ))}
    </div>
  );
}
