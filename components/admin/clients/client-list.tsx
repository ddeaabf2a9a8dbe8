"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { CompanyPages } from "@/components/companies/company-pages";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChip } from "@/components/ui/filter-chip";
import { SearchField } from "@/components/ui/search-field";
import { CLIENTS_A_PAGE, type ListedClient } from "@/lib/clients/schema";
import type { CreateClient } from "./client-actions";
import { CLIENT_FILTER, CLIENT_STATES } from "./client-filter";
import { ClientTable } from "./client-table";

// Loaded when it is asked for.
const CreateClientDialog = dynamic(() => import("./create-client-dialog"));

interface ClientListProps {
  results: ListedClient[];
  totalResults: number;
  /** Server action. */
  createClient: CreateClient;
}

/** Every client of the service. */
export function ClientList({ results, totalResults, createClient }: ClientListProps) {
  const t = useTranslations("admin.clients");
  const shell = useTranslations("shell");
  const [{ q, state, page }, setFilter] = useQueryStates(CLIENT_FILTER, { shallow: false, history: "replace" });
  const [creating, setCreating] = useState(false);
  const isFiltered = q.trim() !== "" || state !== null;
  return (
    <>
      <PageHeader
        crumbs={[{ label: shell("admin") }]}
        title={shell("adminClients")}
        actions={
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden />
            {t("create.open")}
          </Button>
        }
      />
      <div className="mt-4 mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <SearchField
          value={q || null}
          placeholder={t("search")}
          label={t("search")}
          onSearch={(text) => void setFilter({ q: text, page: null })}
        />
        <FilterChip
          label={t("state")}
          value={state}
          options={CLIENT_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
          onChange={(value) => void setFilter({ state: value as typeof state, page: null })}
          clearLabel={t("clearState")}
          noneLabel={t("noMatch.title")}
        />
        <span role="status" className="ml-auto text-12 text-fg-3 tabular-nums">
          {t("count", { count: totalResults })}
        </span>
      </div>
      {results.length > 0 ? (
        <ClientTable clients={results} />
      ) : (
        <EmptyState
          className="pt-5"
          title={t(isFiltered ? "noMatch.title" : "empty.title")}
          text={t(isFiltered ? "noMatch.text" : "empty.text")}
          actions={isFiltered ? <Button onClick={() => void setFilter(null)}>{t("noMatch.clear")}</Button> : null}
        />
      )}
      <CompanyPages
        page={page}
        total={totalResults}
        pageSize={CLIENTS_A_PAGE}
        onPage={(next) => void setFilter({ page: next }, { history: "push" })}
      />
      {creating ? <CreateClientDialog createClient={createClient} onClose={() => setCreating(false)} /> : null}
    </>
  );
}
