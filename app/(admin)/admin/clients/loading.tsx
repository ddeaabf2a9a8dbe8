import { useTranslations } from "next-intl";
import { PageSkeleton } from "@/components/admin/page-skeleton";

export default function ClientsLoading() {
  const t = useTranslations("shell");
  return <PageSkeleton title={t("adminClients")} admin={t("admin")} loading={t("loading")} />;
}
