"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition } from "react";
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
  const router = useRouter();
  // The page was made on the server, so it must be asked for again; showing what failed once more would not help.
  const tryAgain = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <EmptyState
      title={t("title")}
      text={t("text")}
      actions={
        <Button variant="primary" onClick={tryAgain}>
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
