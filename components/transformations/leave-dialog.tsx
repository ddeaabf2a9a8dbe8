"use client";

import { useTranslations } from "next-intl";
import { AlertDialog, AlertDialogCancel } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";

interface LeaveDialogProps {
  onLeave: () => void;
  onStay: () => void;
}

/** Asks before unsaved code is lost. */
export default function LeaveDialog({ onLeave, onStay }: LeaveDialogProps) {
  const t = useTranslations("transformation.leave");
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onStay()}
      title={t("title")}
      description={t("text")}
      foot={
        <>
          <Button variant="destructive" onClick={onLeave}>
            {t("leave")}
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="ghost">{t("stay")}</Button>
          </AlertDialogCancel>
        </>
      }
    />
  );
}
