import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { Banner } from "@/components/ui/banner";

/** The page for a role that sees no keys: why, and whom to ask. */
export function NoApiKeysAccess() {
  const t = useTranslations("apiKeys");
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: t("developers") }]} />
      <Banner tone="mute" title={t("readOnly.title")} className="mt-5 max-w-[680px]">
        {t("readOnly.text")}
      </Banner>
    </>
  );
}
