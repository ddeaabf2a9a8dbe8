"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

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
  return (
    <ConfirmDialog
      title={t("title", { count })}
      description={t("text")}
      submit={t("submit")}
      pending={t("pending")}
      failed={t("failed")}
      onConfirm={onExpire}
      onClose={onClose}
    />
  );
}
