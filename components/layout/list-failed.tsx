"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { RequestFailed } from "@/components/layout/fetch-json";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { EmptyState } from "@/components/ui/empty-state";

interface ListFailedProps {
  title: string;
  error: Error;
  onTryAgain: () => void;
}

/** A live list that could not be loaded at all. It is tried again without being asked, too. */
export function ListFailed({ title, error, onTryAgain }: ListFailedProps) {
  const t = useTranslations("listFailed");
  const common = useTranslations("common");
  const correlationId = error instanceof RequestFailed ? error.correlationId : null;
  return (
    <div role="alert">
      <EmptyState
        className="pt-5 pb-8"
        title={title}
        text={t("text")}
        actions={
          <Button variant="primary" onClick={onTryAgain}>
            <RefreshCw aria-hidden />
            {common("tryAgain")}
          </Button>
        }
      >
        {correlationId ? (
          <p className="flex items-center gap-2 rounded-r2 bg-sunken px-3 py-1.5 text-12 text-fg-3">
            {t("correlationId")}
            <Copyable value={correlationId} label={t("copyDetails")} />
          </p>
        ) : null}
      </EmptyState>
    </div>
  );
}
