"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Subscribers } from "@/lib/event-types/schema";

interface ArchiveDialogProps {
  name: string;
  subscribers: Subscribers;
  onArchive: () => Promise<boolean>;
  onClose: () => void;
}

/** Asks before a type is taken out of use, and says whom that concerns. */
export default function ArchiveDialog({ name, subscribers, onArchive, onClose }: ArchiveDialogProps) {
  const t = useTranslations("adminEventTypes.archive");
  return (
    <ConfirmDialog
      title={t("title", { name })}
      description={t("text")}
      submit={t("submit")}
      pending={t("pending")}
      failed={t("failed")}
      onConfirm={onArchive}
      onClose={onClose}
    >
      <p className="text-13 text-fg-2">{t("subscribers", { consumers: subscribers.consumers, clients: subscribers.clients })}</p>
    </ConfirmDialog>
  );
}
