"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Instant } from "@/components/display/instant";
import { PageHeader } from "@/components/layout/page-header";
import { RefusalBanner } from "@/components/layout/suspension";
import { Button, buttonClass } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action-result";
import type { Company, CompanyInput } from "@/lib/companies/schema";
import { CompanyFields } from "./company-fields";
import { companyMessagesHref } from "./company-href";
import type { DeleteCompany } from "./company-list";
import { CompanyMenu } from "./company-menu";
import { useCompanyForm } from "./use-company-form";

// Loaded when something is about to be deleted.
const DeleteCompanyDialog = dynamic(() => import("./delete-company-dialog"));

interface CompanyViewProps {
  company: Company;
  canManage: boolean;
  /** Server actions. */
  saveCompany: (input: CompanyInput & { id: string }) => Promise<ActionResult<Company>>;
  deleteCompany: DeleteCompany;
}

/** A company: what it is called, its tags, and the way to its messages. */
export function CompanyView({ company: first, canManage, saveCompany, deleteCompany }: CompanyViewProps) {
  const t = useTranslations("company");
  const companies = useTranslations("companies");
  const [company, setCompany] = useState(first);
  const [deleting, setDeleting] = useState(false);
  const onDelete = useDeletion(deleteCompany);
  return (
    <>
      <PageHeader
        crumbs={[{ label: companies("title"), href: "/companies" }]}
        title={company.name}
        titleClassName="[overflow-wrap:anywhere]"
        actions={
          // On the line of the title, below the crumbs.
          <div className="flex gap-2 md:mt-6">
            <Link href={companyMessagesHref(company.id)} className={buttonClass()}>
              <ScrollText aria-hidden />
              {t("messages")}
            </Link>
            <CompanyMenu
              company={company}
              canManage={canManage}
              onDelete={() => setDeleting(true)}
              className="size-8 rounded-r3 border border-line-strong max-md:size-9"
            />
          </div>
        }
      />
      <div className="mt-5 grid grid-cols-[minmax(0,680px)_minmax(0,280px)] gap-x-12 gap-y-6 max-xl:grid-cols-1">
        <CompanyForm company={company} canManage={canManage} saveCompany={saveCompany} onSaved={setCompany} />
        <CompanyFacts company={company} />
      </div>
      {deleting ? <DeleteCompanyDialog company={company} onClose={() => setDeleting(false)} onDelete={onDelete} /> : null}
    </>
  );
}

interface CompanyFormProps extends Pick<CompanyViewProps, "company" | "canManage" | "saveCompany"> {
  onSaved: (company: Company) => void;
}

const valuesOf = ({ name, description, tags }: Company) => ({ name, description: description ?? "", tags });

/** Saves when something changed. */
function CompanyForm({ company, canManage, saveCompany, onSaved }: CompanyFormProps) {
  const t = useTranslations("company");
  const queryClient = useQueryClient();
  const { form, submit, errorOf } = useCompanyForm(
    valuesOf(company),
    (input) => saveCompany({ ...input, id: company.id }),
    (saved) => {
      form.reset(valuesOf(saved));
      onSaved(saved);
      void queryClient.invalidateQueries({ queryKey: ["companies"] });
      toast.success(t("saved"));
    },
  );
  const { isDirty, isSubmitting } = form.formState;
  return (
    <form onSubmit={submit} noValidate aria-label={t("form")}>
      {canManage ? null : <RefusalBanner title={t("readOnly.title")} text={t("readOnly.text")} />}
      <CompanyFields id="company" form={form} errorOf={errorOf} disabled={!canManage} />
      {canManage ? (
        <div className="flex gap-2 border-t border-line pt-4">
          <Button type="submit" variant="primary" disabled={!isDirty || isSubmitting}>
            {isSubmitting ? t("saving") : t("save")}
          </Button>
          {isDirty ? (
            <Button variant="ghost" onClick={() => form.reset(valuesOf(company))}>
              {t("discard")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </form>
  );
}

function CompanyFacts({ company }: { company: Company }) {
  const t = useTranslations("company.facts");
  return (
    <dl className="grid grid-cols-[96px_minmax(0,1fr)] content-start items-baseline gap-x-4 gap-y-2 text-13 [&>dt]:text-fg-3">
      <dt>{t("id")}</dt>
      <dd className="flex min-w-0">
        <Copyable value={company.id} shorten label={t("copyId")} />
      </dd>
      <dt>{t("added")}</dt>
      <dd>
        <Instant at={company.created} style="date" className="border-0 text-fg" />
      </dd>
      {company.createdByUserName ? (
        <>
          <dt>{t("addedBy")}</dt>
          <dd>{company.createdByUserName}</dd>
        </>
      ) : null}
    </dl>
  );
}

/** Deletes and goes back to the list, which then no longer has it. */
function useDeletion(deleteCompany: DeleteCompany) {
  const t = useTranslations("companies.delete");
  const router = useRouter();
  const queryClient = useQueryClient();
  return async (id: string) => {
    const { ok } = await deleteCompany(id);
    if (!ok) return false;
    void queryClient.invalidateQueries({ queryKey: ["companies"] });
    toast.success(t("done"));
    router.push("/companies");
    return true;
  };
}
