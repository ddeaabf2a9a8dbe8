import { useTranslations } from "next-intl";
import { PageSkeleton } from "@/components/admin/page-skeleton";

export default function EventTypesLoading() {
  const t = useTranslations("adminEventTypes");
  return <PageSkeleton title={t("title")} admin={t("admin")} loading={t("loading")} />;
}
