import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";

const FIELDS = ["h-8", "h-20", "h-[34px]"] as const;

/** The frame of a company's page while it loads. */
export function CompanyPageSkeleton() {
  const t = useTranslations("company");
  const companies = useTranslations("companies");
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <PageHeader crumbs={[{ label: companies("title"), href: "/companies" }]} title={<Skeleton className="h-4 w-56" />} />
      <div className="mt-5 max-w-[680px]">
        {FIELDS.map((height) => (
          <div key={height} className="mb-6">
            <Skeleton className="mb-2 block w-24" />
            <Skeleton className={`${height} w-full`} />
          </div>
        ))}
      </div>
    </div>
  );
}
