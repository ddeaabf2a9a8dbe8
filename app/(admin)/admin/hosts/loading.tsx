import { useTranslations } from "next-intl";
import { PageSkeleton } from "@/components/admin/page-skeleton";

export default function HostsLoading() {
  const t = useTranslations("adminHosts");
  return <PageSkeleton title={t("title")} admin={t("admin")} loading={t("loading")} />;
}
