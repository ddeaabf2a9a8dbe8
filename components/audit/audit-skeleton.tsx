import { useTranslations } from "next-intl";
import { AuditHeader } from "@/components/audit/audit-header";
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["w-48", "w-56", "w-40", "w-52", "w-44", "w-48", "w-36", "w-52"];

/** The audit log while it loads. */
export function AuditSkeleton() {
  const t = useTranslations("audit");
  return (
    <div aria-busy="true">
      <AuditHeader />
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <div className="mb-2 flex h-8 items-center gap-2">
        <Skeleton className="h-7 w-24" />
        <Skeleton className="h-7 w-24" />
        <Skeleton className="h-7 w-20" />
      </div>
      <div className="h-8 border-b border-line" />
      {ROWS.map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change
        <div key={row} className="flex h-10 items-center gap-6 border-b border-line">
          <Skeleton className={width} />
          <Skeleton className="w-32" />
          <span className="flex-1" />
          <Skeleton className="w-20" />
        </div>
      ))}
    </div>
  );
}
