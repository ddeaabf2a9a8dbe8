import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";

/** Head of Settings > Team. */
export function TeamHeader({ actions }: { actions?: ReactNode }) {
  const t = useTranslations("team");
  const shell = useTranslations("shell");
  return (
    <div className="mb-5">
      <PageHeader
        crumbs={[{ label: shell("settings") }]}
        title={shell("team")}
        actions={actions ? <div className="mt-6">{actions}</div> : null}
      >
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">{t("about")}</p>
      </PageHeader>
    </div>
  );
}
