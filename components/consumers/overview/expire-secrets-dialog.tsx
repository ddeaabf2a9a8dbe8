"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog, AlertDialogCancel } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";

interface ExpireSecretsDialogProps {
  /** How many earlier secrets still sign. */
  count: number;
  /** Answers whether they were ended. */
  onExpire: () => Promise<boolean>;
  onClose: () => void;
}

/** Asks before earlier secrets stop signing: a receiver that still has one refuses everything from then on. */
export default function ExpireSecretsDialog({ count, onExpire, onClose }: ExpireSecretsDialogProps) {
  const t = useTranslations("endpoint.secret.expireDialog");
  const common = useTranslations("common");
  const [state, setState] = useState<"idle" | "pending" | "failed">("idle");
  const expire = async () => {
    setState("pending");
    const done = await onExpire().catch(() => false);
    if (done) onClose();
    else setState("failed");
  };
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { count })}
      description={t("text")}
      foot={
        <>
          <Button variant="destructive" disabled={state === "pending"} onClick={() => void expire()}>
            {t(state === "pending" ? "pending" : "submit")}
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </AlertDialogCancel>
        </>
      }
    >
      <FieldError id="expire-error" error={state === "failed" ? t("failed") : undefined} />
    </AlertDialog>
  );
}
