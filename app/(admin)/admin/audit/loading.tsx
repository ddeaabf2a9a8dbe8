import { useTranslations } from "next-intl";
import { PageSkeleton } from "@/components/admin/page-skeleton";

export default function AuditLoading() {
  const t = useTranslations("shell");
  return <PageSkeleton title={t("auditLog")} admin={t("admin")} loading={t("loading")} />;
}
