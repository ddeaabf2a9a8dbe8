"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/action-result";
import type { CompanyInput } from "@/lib/companies/schema";
import { CompanyFields } from "./company-fields";
import { useCompanyForm } from "./use-company-form";

export type CreateCompany = (input: CompanyInput) => Promise<ActionResult<{ id: string }>>;

interface CreateCompanyDialogProps {
  onClose: () => void;
  /** Server action. */
  createCompany: CreateCompany;
  onCreated: (id: string) => void;
}

/** A new company: its name is enough. */
export default function CreateCompanyDialog({ onClose, createCompany, onCreated }: CreateCompanyDialogProps) {
  const t = useTranslations("companies.create");
  const common = useTranslations("common");
  const id = useId();
  const { form, submit, errorOf } = useCompanyForm({ name: "", description: "", tags: {} }, createCompany, (company) =>
    onCreated(company.id),
  );
  const { isSubmitting } = form.formState;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHead title={t("title")}>{t("text")}</DialogHead>
        <DialogBody>
          <form id={id} onSubmit={submit} noValidate className="-mb-5">
            <CompanyFields id={`${id}-company`} form={form} errorOf={errorOf} autoFocus />
          </form>
        </DialogBody>
        <DialogFoot>
          <Button type="submit" form={id} variant="primary" disabled={isSubmitting}>
            {isSubmitting ? t("pending") : t("submit")}
          </Button>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
