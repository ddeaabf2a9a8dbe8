"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { CompanyPages } from "@/components/companies/company-pages";
import { LivePage } from "@/components/layout/live-page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChip } from "@/components/ui/filter-chip";
import { SearchField } from "@/components/ui/search-field";
import { type ListedUser, USERS_A_PAGE } from "@/lib/users/schema";
import { USER_FILTER } from "./user-filter";
import { UserTable } from "./user-table";

const REFRESH_MS = 15_000;

interface UserListProps {
  results: ListedUser[];
  totalResults: number;
}

/** Everyone who can sign in, whichever clients they belong to. */
export function UserList({ results, totalResults }: UserListProps) {
  const t = useTranslations("admin.users");
  const shell = useTranslations("shell");
  const [{ q, operators, page }, setFilter] = useQueryStates(USER_FILTER, { shallow: false, history: "replace" });
  return (
    <>
      <LivePage everyMs={REFRESH_MS} />
      <PageHeader crumbs={[{ label: shell("admin") }]} title={shell("adminUsers")}>
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">{t("about")}</p>
      </PageHeader>
      <div className="mt-4 mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <SearchField
          value={q || null}
          placeholder={t("search")}
          label={t("search")}
          onSearch={(text) => void setFilter({ q: text, page: null })}
        />
        <FilterChip
          label={t("rights")}
          value={operators ? "operators" : null}
          options={[{ value: "operators", label: t("operators") }]}
          onChange={(value) => void setFilter({ operators: value === "operators", page: null })}
          clearLabel={t("clearRights")}
          noneLabel={t("noMatch.title")}
        />
        <span role="status" className="ml-auto text-12 text-fg-3 tabular-nums">
          {t("count", { count: totalResults })}
        </span>
      </div>
      {results.length > 0 ? (
        <UserTable users={results} />
      ) : (
        <EmptyState
          className="pt-5"
          title={t("noMatch.title")}
          text={t("noMatch.text")}
          actions={<Button onClick={() => void setFilter(null)}>{t("noMatch.clear")}</Button>}
        />
      )}
      <CompanyPages
        page={page}
        total={totalResults}
        pageSize={USERS_A_PAGE}
        onPage={(next) => void setFilter({ page: next }, { history: "push" })}
      />
    </>
  );
}
