import { useTranslations } from "next-intl";
import { CompanyListSkeleton } from "@/components/companies/company-list-skeleton";
import { PageHeader } from "@/components/layout/page-header";

export default function Loading() {
  const t = useTranslations("companies");
  return (
    <>
      <PageHeader title={t("title")}>
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">{t("text")}</p>
      </PageHeader>
      <div className="mt-4 mb-2 h-8" />
      <CompanyListSkeleton />
    </>
  );
}
