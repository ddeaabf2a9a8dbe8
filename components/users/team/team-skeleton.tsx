import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { TeamHeader } from "@/components/users/team/team-header";

const ROWS = ["w-40", "w-52", "w-36", "w-44"];

/** The team while it loads. */
export function TeamSkeleton() {
  const t = useTranslations("team");
  return (
    <div aria-busy="true">
      <TeamHeader />
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <div className="h-8 border-b border-line" />
      {ROWS.map((width) => (
        <div key={width} className="flex h-14 items-center gap-6 border-b border-line">
          <Skeleton className={width} />
          <span className="flex-1" />
          <Skeleton className="w-24" />
          <Skeleton className="w-20" />
        </div>
      ))}
    </div>
  );
}
