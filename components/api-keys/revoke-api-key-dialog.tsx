"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Instant } from "@/components/display/instant";
import { AlertDialog, AlertDialogCancel } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { ApiKey } from "@/lib/api-keys/schema";

interface RevokeApiKeyDialogProps {
  apiKey: ApiKey;
  onClose: () => void;
  /** Answers whether it was revoked. */
  onRevoke: (id: string) => Promise<boolean>;
}

/** Asks before a key is revoked, and says when it was last used. */
export default function RevokeApiKeyDialog({ apiKey, onClose, onRevoke }: RevokeApiKeyDialogProps) {
  const t = useTranslations("apiKeys.revoke");
  const common = useTranslations("common");
  const [state, setState] = useState<"idle" | "pending" | "failed">("idle");
  const revoke = async () => {
    setState("pending");
    const done = await onRevoke(apiKey.id).catch(() => false);
    if (done) onClose();
    else setState("failed");
  };
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={t("title", { name: apiKey.name })}
      description={t("text")}
      foot={
        <>
          <Button variant="destructive" disabled={state === "pending"} onClick={() => void revoke()}>
            {state === "pending" ? t("pending") : t("submit")}
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </AlertDialogCancel>
        </>
      }
    >
      <p className="text-13 text-fg-2">
        {apiKey.lastUsed ? t.rich("lastUsed", { when: () => <Instant at={apiKey.lastUsed ?? ""} /> }) : t("neverUsed")}
      </p>
      <FieldError id="revoke-api-key-error" error={state === "failed" ? t("failed") : undefined} />
    </AlertDialog>
  );
}
