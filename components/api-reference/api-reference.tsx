"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { fetchJson } from "@/components/layout/fetch-json";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ReferenceSkeleton } from "./reference-skeleton";

/** The renderer weighs more than all the rest of the portal, so it comes with the document and only here. */
async function loadReference() {
  const [document, { RenderedReference }] = await Promise.all([
    fetchJson<Record<string, unknown>>("/api/v1/openapi.json"),
    import("./rendered-reference"),
  ]);
  return { document, RenderedReference };
}

/** The API reference, made from the document that the API serves. */
export function ApiReference({ locale }: { locale: string }) {
  const t = useTranslations("apiReference");
  const common = useTranslations("common");
  const { resolvedTheme } = useTheme();
  const { data, isError, refetch } = useQuery({ queryKey: ["apiReference"], queryFn: loadReference, staleTime: Number.POSITIVE_INFINITY });
  if (isError) {
    return (
      <EmptyState
        title={t("failed.title")}
        text={t("failed.text")}
        actions={
          <Button variant="primary" onClick={() => void refetch()}>
            <RefreshCw aria-hidden />
            {common("tryAgain")}
          </Button>
        }
      />
    );
  }
  if (!data || !resolvedTheme) return <ReferenceSkeleton label={t("loading")} />;
  const theme = resolvedTheme === "dark" ? "dark" : "light";
  return <data.RenderedReference document={data.document} locale={locale} theme={theme} copyLabel={t("copy")} />;
}
