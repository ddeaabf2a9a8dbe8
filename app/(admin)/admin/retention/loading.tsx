import { useTranslations } from "next-intl";
import { PageSkeleton } from "@/components/admin/page-skeleton";

export default function RetentionLoading() {
  const t = useTranslations("adminRetention");
  return <PageSkeleton title={t("title")} admin={t("admin")} loading={t("loading")} />;
}
