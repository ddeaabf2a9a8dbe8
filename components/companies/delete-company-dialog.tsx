"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog, AlertDialogCancel } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { Company } from "@/lib/companies/schema";

interface DeleteCompanyDialogProps {
  company: Pick<Company, "id" | "name">;
  onClose: () => void;
  /** Answers whether it was deleted. */
  onDelete: (id: string) => Promise<boolean>;
}

/** Asks before a company is deleted. */
export default function DeleteCompanyDialog({ company, onClose, onDelete }: DeleteCompanyDialogProps) {
  const t = useTranslations("companies.delete");
  const common = useTranslations("common");
  const [state, setState] = useState<"idle" | "pending" | "failed">("idle");
  const remove = async () => {
    setState("pending");
    const done = await onDelete(company.id).catch(() => false);
    if (done) onClose();
    else setState("failed");
  };
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={t("title", { name: company.name })}
      description={t("text")}
      foot={
        <>
          <Button variant="destructive" disabled={state === "pending"} onClick={() => void remove()}>
            {state === "pending" ? t("pending") : t("submit")}
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </AlertDialogCancel>
        </>
      }
    >
      <FieldError id="delete-company-error" error={state === "failed" ? t("failed") : undefined} />
    </AlertDialog>
  );
}
