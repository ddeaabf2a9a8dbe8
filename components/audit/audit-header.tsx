import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";

/** Head of Settings > Audit log. */
export function AuditHeader() {
  const t = useTranslations("audit");
  const shell = useTranslations("shell");
  return (
    <div className="mb-5">
      <PageHeader crumbs={[{ label: shell("settings") }]} title={shell("auditLog")}>
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">{t("about")}</p>
      </PageHeader>
    </div>
  );
}
