"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog, AlertDialogCancel } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import type { Member } from "@/lib/users/schema";

interface RemoveMemberDialogProps {
  member: Member;
  onClose: () => void;
  /** Answers whether they were removed; says itself what stood in the way. */
  onRemove: () => Promise<boolean>;
}

/** Asks before someone is taken out of the client. */
export default function RemoveMemberDialog({ member, onClose, onRemove }: RemoveMemberDialogProps) {
  const t = useTranslations("team.remove");
  const common = useTranslations("common");
  const [pending, setPending] = useState(false);
  const remove = async () => {
    setPending(true);
    await onRemove();
    onClose();
  };
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={t("title", { name: member.name })}
      description={t("text")}
      foot={
        <>
          <Button variant="destructive" disabled={pending} onClick={() => void remove()}>
            {t(pending ? "pending" : "submit")}
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </AlertDialogCancel>
        </>
      }
    />
  );
}
