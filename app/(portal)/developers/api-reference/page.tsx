import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ApiReference } from "@/components/api-reference/api-reference";
import { PageHeader } from "@/components/layout/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiReference"))("title") };
}

export default async function ApiReferencePage() {
  const [t, shell, locale] = await Promise.all([getTranslations("apiReference"), getTranslations("shell"), getLocale()]);
  return (
    <>
      <PageHeader crumbs={[{ label: shell("developers") }]} title={t("title")}>
        <p className="mt-1 max-w-measure text-13 text-fg-2">
          {t.rich("about", {
            link: (chunks) => (
              <a href="/api/v1/openapi.json" className="link">
                {chunks}
              </a>
            ),
          })}
        </p>
      </PageHeader>
      <ApiReference locale={locale} />
    </>
  );
}
