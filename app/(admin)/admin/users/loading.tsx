import { useTranslations } from "next-intl";
import { PageSkeleton } from "@/components/admin/page-skeleton";

export default function UsersLoading() {
  const t = useTranslations("shell");
  return <PageSkeleton title={t("adminUsers")} admin={t("admin")} loading={t("loading")} />;
}
