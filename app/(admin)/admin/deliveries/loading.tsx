import { useTranslations } from "next-intl";
import { PageSkeleton } from "@/components/admin/page-skeleton";

export default function DeliveriesLoading() {
  const t = useTranslations("adminDeliveries");
  return <PageSkeleton title={t("title")} admin={t("admin")} loading={t("loading")} />;
}
