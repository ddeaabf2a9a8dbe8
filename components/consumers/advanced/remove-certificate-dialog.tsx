"use client";

import { useTranslations } from "next-intl";
import { AlertDialog, AlertDialogCancel } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { ActionResult } from "@/lib/action-result";
import { useRefusalText } from "./save-bar";
import { useSave } from "./use-save";

/** Server action. */
export type DeleteCertificate = (id: string) => Promise<ActionResult<void>>;

export interface RemoveCertificateDialogProps {
  consumerId: string;
  deleteCertificate: DeleteCertificate;
  onRemoved: () => void;
  onClose: () => void;
}

/** Asks before an endpoint no longer identifies itself. */
export default function RemoveCertificateDialog({ consumerId, deleteCertificate, onRemoved, onClose }: RemoveCertificateDialogProps) {
  const t = useTranslations("advanced.certificate.removal");
  const common = useTranslations("common");
  const refusalText = useRefusalText();
  const { pending, refusal, run } = useSave(deleteCertificate);
  const remove = async () => {
    const answer = await run(consumerId);
    if (answer.ok) onRemoved();
  };
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text")}
      foot={
        <>
          <Button variant="destructive" disabled={pending} onClick={() => void remove()}>
            {pending ? t("pending") : t("submit")}
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </AlertDialogCancel>
        </>
      }
    >
      <FieldError id="remove-certificate-error" error={refusalText(refusal)} />
    </AlertDialog>
  );
}
