"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Member } from "@/lib/users/schema";

interface RemoveMemberDialogProps {
  member: Member;
  onClose: () => void;
  /** Answers whether they were removed. */
  onRemove: () => Promise<boolean>;
}

/** Asks before someone is taken out of the client. */
export default function RemoveMemberDialog({ member, onClose, onRemove }: RemoveMemberDialogProps) {
  const t = useTranslations("team");
  return (
    <ConfirmDialog
      title={t("remove.title", { name: member.name })}
      description={t("remove.text")}
      submit={t("remove.submit")}
      pending={t("remove.pending")}
      failed={t("failed")}
      onConfirm={onRemove}
      onClose={onClose}
    />
  );
}
