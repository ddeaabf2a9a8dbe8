import { useTranslations } from "next-intl";
import { PageSkeleton } from "@/components/admin/page-skeleton";

export default function SystemLoading() {
  const t = useTranslations("shell");
  return <PageSkeleton title={t("adminSystem")} admin={t("admin")} loading={t("loading")} />;
}
