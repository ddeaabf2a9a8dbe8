import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";

/** The account while it loads. */
export function AccountSkeleton() {
  const t = useTranslations("account");
  return (
    <div aria-busy="true">
      <PageHeader title={t("title")} />
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <div className="mt-8 grid gap-5">
        <Skeleton className="w-32" />
        <Skeleton className="h-9 w-[344px] max-w-full" />
        <Skeleton className="h-9 w-[344px] max-w-full" />
        <Skeleton className="w-44" />
      </div>
    </div>
  );
}
