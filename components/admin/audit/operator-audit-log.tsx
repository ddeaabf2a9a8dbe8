"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { AuditTable } from "@/components/audit/audit-table";
import { DateFilter } from "@/components/deliveries/date-filter";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChip } from "@/components/ui/filter-chip";
import { SearchField } from "@/components/ui/search-field";
import { AUDIT_SUBJECTS, type OperatorAuditEntry } from "@/lib/audit/schema";
import { OPERATOR_AUDIT_FILTER, type OperatorAuditInUrl } from "./operator-audit-filter";

interface OperatorAuditLogProps {
  results: OperatorAuditEntry[];
  nextCursor: string | null;
}

/** The changes of every client, and the operator's own. */
export function OperatorAuditLog({ results, nextCursor }: OperatorAuditLogProps) {
  const t = useTranslations("audit");
  const admin = useTranslations("admin.audit");
  const shell = useTranslations("shell");
  const [filter, setFilter] = useQueryStates(OPERATOR_AUDIT_FILTER, { shallow: false, history: "push" });
  const narrow = (change: Partial<OperatorAuditInUrl>) => void setFilter({ ...change, cursor: null });
  const clientName = results.find(({ client }) => client?.id === filter.client)?.client?.name ?? filter.client;
  return (
    <>
      <PageHeader crumbs={[{ label: shell("admin") }]} title={shell("auditLog")}>
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">{admin("about")}</p>
      </PageHeader>
      <div className="mt-4 mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <SearchField
          value={filter.text}
          onSearch={(text) => narrow({ text })}
          placeholder={t("filter.text")}
          label={t("filter.textLabel")}
        />
        <FilterChip
          label={t("filter.about")}
          value={filter.about}
          options={AUDIT_SUBJECTS.map((value) => ({ value, label: t(`subjects.${value}`) }))}
          onChange={(about) => narrow({ about: about as OperatorAuditInUrl["about"] })}
          clearLabel={t("filter.clearAbout")}
          noneLabel={t("filter.none")}
        />
        <FilterChip
          label={t("filter.actor")}
          value={filter.operators ? "operators" : null}
          options={[{ value: "operators", label: admin("operators") }]}
          onChange={(value) => narrow({ operators: value === "operators" })}
          clearLabel={t("filter.clearActor")}
          noneLabel={t("filter.none")}
        />
        <DateFilter filter={filter} onFilter={narrow} />
        {filter.client ? (
          <Chip title={filter.client} onRemove={() => narrow({ client: null })} removeLabel={t("filter.clearSubject")}>
            {clientName}
          </Chip>
        ) : null}
      </div>
      {results.length > 0 ? (
        <AuditTable entries={results} onClient={(client) => narrow({ client })} />
      ) : (
        <EmptyState className="pt-5" title={t("noMatch.title")} text={t("noMatch.text")} />
      )}
      <div className="mt-4 flex gap-2">
        {filter.cursor ? <Button onClick={() => void setFilter({ cursor: null })}>{admin("newest")}</Button> : null}
        {nextCursor ? <Button onClick={() => void setFilter({ cursor: nextCursor })}>{t("loadOlder")}</Button> : null}
      </div>
    </>
  );
}
