"use client";

import { useTranslations } from "next-intl";
import { Instant } from "@/components/display/instant";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
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
  return (
    <ConfirmDialog
      title={t("title", { name: apiKey.name })}
      description={t("text")}
      submit={t("submit")}
      pending={t("pending")}
      failed={t("failed")}
      onConfirm={() => onRevoke(apiKey.id)}
      onClose={onClose}
    >
      <p className="text-13 text-fg-2">
        {apiKey.lastUsed ? t.rich("lastUsed", { when: () => <Instant at={apiKey.lastUsed ?? ""} /> }) : t("neverUsed")}
      </p>
    </ConfirmDialog>
  );
}
