"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type Nullable, useQueryStates } from "nuqs";
import { useCallback, useRef, useState } from "react";
import { useListKeys } from "@/components/consumers/use-list-keys";
import { PageHeader } from "@/components/layout/page-header";
import { useRefusal } from "@/components/layout/suspension";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast";
import type { Company } from "@/lib/companies/schema";
import { COMPANY_FILTER, type CompanyFilter, isFiltered } from "./company-filter";
import { companyHref } from "./company-href";
import { CompanyListSkeleton } from "./company-list-skeleton";
import { CompanyPages } from "./company-pages";
import { CompanyTable } from "./company-table";
import { CompanyToolbar } from "./company-toolbar";
import type { CreateCompany } from "./create-company-dialog";
import { type CompanyPage, type FirstCompanies, useLiveCompanies } from "./use-live-companies";

// Loaded when they are asked for.
const CreateCompanyDialog = dynamic(() => import("./create-company-dialog"));
const DeleteCompanyDialog = dynamic(() => import("./delete-company-dialog"));

export type DeleteCompany = (id: string) => Promise<{ ok: boolean }>;

interface CompanyListProps {
  clientId: string;
  first: FirstCompanies;
  canManage: boolean;
  /** Server actions. */
  createCompany: CreateCompany;
  deleteCompany: DeleteCompany;
}

/** Companies. */
export function CompanyList({ clientId, first, canManage, createCompany, deleteCompany }: CompanyListProps) {
  const t = useTranslations("companies");
  const router = useRouter();
  const [filter, setFilter] = useQueryStates(COMPANY_FILTER, { history: "replace" });
  const { page, failed, outdated } = useLiveCompanies(clientId, filter, first);
  const [creating, setCreating] = useState(false);
  const { doomed, setDoomed, onDelete } = useDeletion(clientId, deleteCompany);
  const openForm = useCallback(() => setCreating(canManage), [canManage]);
  const add = <AddCompanyButton canManage={canManage} onClick={openForm} />;
  const isEmpty = page?.totalResults === 0 && !isFiltered(filter);
  return (
    <>
      <PageHeader title={t("title")} actions={isEmpty ? null : add}>
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">{t("text")}</p>
      </PageHeader>
      {failed ? (
        <Banner tone="warn" title={t("stale.title")} className="mt-4">
          {t("stale.text")}
        </Banner>
      ) : null}
      {isEmpty ? (
        <EmptyState title={t("empty.title")} text={t("empty.text")} actions={add} />
      ) : (
        <ListedCompanies
          page={page}
          filter={filter}
          setFilter={(change) => void setFilter(change, { history: change.page ? "push" : "replace" })}
          outdated={outdated}
          canManage={canManage}
          onDelete={setDoomed}
          onAdd={openForm}
        />
      )}
      {creating ? (
        <CreateCompanyDialog
          onClose={() => setCreating(false)}
          createCompany={createCompany}
          onCreated={(id) => {
            toast.success(t("create.done"));
            router.push(companyHref(id));
          }}
        />
      ) : null}
      {doomed ? <DeleteCompanyDialog key={doomed.id} company={doomed} onClose={() => setDoomed(null)} onDelete={onDelete} /> : null}
    </>
  );
}

interface ListedCompaniesProps {
  /** Undefined while nothing is known yet. */
  page: CompanyPage | undefined;
  filter: CompanyFilter;
  setFilter: (change: Partial<Nullable<CompanyFilter>>) => void;
  outdated: boolean;
  canManage: boolean;
  onDelete: (company: Company) => void;
  /** "C" */
  onAdd: () => void;
}

function ListedCompanies({ page, filter, setFilter, outdated, canManage, onDelete, onAdd }: ListedCompaniesProps) {
  const t = useTranslations("companies");
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  useListKeys({
    search: useCallback(() => search.current, []),
    rows: useCallback(() => [...(body.current?.querySelectorAll<HTMLElement>("a.row-link") ?? [])], []),
    add: onAdd,
  });
  // Another search begins at its first page.
  const change = (changed: Partial<Nullable<CompanyFilter>>) => setFilter({ ...changed, page: null });
  return (
    <>
      <CompanyToolbar filter={filter} setFilter={change} count={page?.totalResults} search={search} />
      {page ? null : <CompanyListSkeleton />}
      {page && page.results.length > 0 ? (
        <CompanyTable
          companies={page.results}
          sort={filter.sort}
          onSort={(sort) => change({ sort })}
          onTag={(tag) => change({ tag })}
          canManage={canManage}
          onDelete={onDelete}
          body={body}
          outdated={outdated}
        />
      ) : null}
      {page && page.results.length === 0 ? (
        <EmptyState
          title={t("noMatch.title")}
          text={t(isFiltered(filter) ? "noMatch.text" : "noMatch.page")}
          actions={<Button onClick={() => change({ q: null, tag: null })}>{t("noMatch.clear")}</Button>}
        />
      ) : null}
      {page ? (
        <CompanyPages page={Math.max(1, filter.page)} total={page.totalResults} onPage={(next) => setFilter({ page: next })} />
      ) : null}
    </>
  );
}

/** Which company is about to be deleted, and its deletion. */
function useDeletion(clientId: string, deleteCompany: DeleteCompany) {
  const t = useTranslations("companies.delete");
  const queryClient = useQueryClient();
  const [doomed, setDoomed] = useState<Company | null>(null);
  const onDelete = async (id: string) => {
    const { ok } = await deleteCompany(id);
    if (!ok) return false;
    await queryClient.invalidateQueries({ queryKey: ["companies", clientId] });
    toast.success(t("done"));
    return true;
  };
  return { doomed, setDoomed, onDelete };
}

/** For people who may only look it stays visible, with the reason. */
function AddCompanyButton({ canManage, onClick }: { canManage: boolean; onClick: () => void }) {
  const t = useTranslations("companies");
  const refuse = useRefusal();
  return (
    <span className="flex items-center gap-3">
      {canManage ? null : <span className="text-12 text-fg-3 max-md:hidden">{refuse(t("needsDeveloper"))}</span>}
      <Button
        variant="primary"
        disabled={!canManage}
        title={canManage ? undefined : refuse(t("needsDeveloper"))}
        aria-keyshortcuts="c"
        onClick={onClick}
      >
        <Plus aria-hidden />
        {t("add")}
      </Button>
    </span>
  );
}
