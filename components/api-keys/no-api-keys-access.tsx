import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { RefusalBanner } from "@/components/layout/suspension";

/** The page for a role that sees no keys: why, and whom to ask. */
export function NoApiKeysAccess() {
  const t = useTranslations("apiKeys");
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: t("developers") }]} />
      <RefusalBanner title={t("readOnly.title")} text={t("readOnly.text")} className="mt-5 max-w-[680px]" />
    </>
  );
}
