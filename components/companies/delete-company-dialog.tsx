"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
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
  return (
    <ConfirmDialog
      title={t("title", { name: company.name })}
      description={t("text")}
      submit={t("submit")}
      pending={t("pending")}
      failed={t("failed")}
      onConfirm={() => onDelete(company.id)}
      onClose={onClose}
    />
  );
}
