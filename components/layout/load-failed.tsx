"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { EmptyState } from "@/components/ui/empty-state";

interface LoadFailedProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that could not be made: what happened, that deliveries go on, and how to go on oneself. */
export function LoadFailed({ error, reset }: LoadFailedProps) {
  const t = useTranslations("loadFailed");
  const common = useTranslations("common");
  return (
    <EmptyState
      title={t("title")}
      text={t("text")}
      actions={
        <Button variant="primary" onClick={reset}>
          <RefreshCw aria-hidden />
          {common("tryAgain")}
        </Button>
      }
    >
      {error.digest ? (
        <p className="flex items-center gap-2 rounded-r2 bg-sunken px-3 py-1.5 text-12 text-fg-3">
          {t("reference")}
          <Copyable value={error.digest} label={t("copyReference")} />
        </p>
      ) : null}
    </EmptyState>
  );
}
