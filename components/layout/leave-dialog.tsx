"use client";

import { useTranslations } from "next-intl";
import { AlertDialog, AlertDialogCancel } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";

/** Asks whether to leave what is not saved. */
export default function LeaveDialog({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  const t = useTranslations("leave");
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
