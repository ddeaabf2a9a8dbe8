"use client";

import { useTranslations } from "next-intl";
import type { AuditFilterInUrl } from "@/components/audit/audit-filter";
import { DateFilter } from "@/components/deliveries/date-filter";
import { LiveMark } from "@/components/display/live-mark";
import { Chip } from "@/components/ui/chip";
import { FilterChip } from "@/components/ui/filter-chip";
import { SearchField } from "@/components/ui/search-field";
import { AUDIT_SUBJECTS, type AuditEntryAnswer } from "@/lib/audit/schema";

interface AuditToolbarProps {
  filter: AuditFilterInUrl;
  onFilter: (change: Partial<AuditFilterInUrl>) => void;
  actors: AuditEntryAnswer["actor"][];
  /** The last refresh failed. */
  failed: boolean;
}

/** Filters of the audit log, and whether it is live. */
export function AuditToolbar({ filter, onFilter, actors, failed }: AuditToolbarProps) {
  const t = useTranslations("audit");
  return (
    <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
      <SearchField
        value={filter.text}
        onSearch={(text) => onFilter({ text })}
        placeholder={t("filter.text")}
        label={t("filter.textLabel")}
      />
      <FilterChip
        label={t("filter.about")}
        value={filter.about}
        options={AUDIT_SUBJECTS.map((value) => ({ value, label: t(`subjects.${value}`) }))}
        onChange={(about) => onFilter({ about: about as AuditFilterInUrl["about"] })}
        clearLabel={t("filter.clearAbout")}
        noneLabel={t("filter.none")}
      />
      <FilterChip
        label={t("filter.actor")}
        value={filter.actor}
        options={actors.map(({ id, name }) => ({ value: id, label: name, text: name }))}
        onChange={(actor) => onFilter({ actor })}
        clearLabel={t("filter.clearActor")}
        searchLabel={t("filter.searchActor")}
        noneLabel={t("filter.none")}
      />
      <DateFilter filter={filter} onFilter={onFilter} />
      {filter.subject ? (
        <Chip mono title={filter.subject} onRemove={() => onFilter({ subject: null })} removeLabel={t("filter.clearSubject")}>
          {filter.subject}
        </Chip>
      ) : null}
      <span className="flex-1 max-md:hidden" />
      <LiveMark failed={failed} />
    </div>
  );
}
