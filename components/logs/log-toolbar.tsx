"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { DateFilter } from "@/components/deliveries/date-filter";
import { LiveMark } from "@/components/display/live-mark";
import { isFiltered, type LogFilter, NO_FILTER, TESTS } from "@/components/logs/log-filter";
import { Button } from "@/components/ui/button";
import { shortenId } from "@/components/ui/copyable";
import { FilterChip, type FilterOption } from "@/components/ui/filter-chip";
import { IconButton } from "@/components/ui/icon-button";
import { SearchField } from "@/components/ui/search-field";
import { MESSAGE_STATUSES } from "@/lib/messages/schema";

/** What the filters may be set to. */
export interface LogChoices {
  eventTypes: readonly string[];
  endpoints: readonly { id: string; url: string }[];
  companies: readonly { id: string; name: string }[];
}

interface LogToolbarProps {
  filter: LogFilter;
  onFilter: (change: Partial<LogFilter>) => void;
  choices: LogChoices;
  search: RefObject<HTMLInputElement | null>;
  /** The last refresh failed. */
  failed: boolean;
  paused: boolean;
  onPause: (paused: boolean) => void;
}

/** Search, filters, and whether the list goes on by itself. */
export function LogToolbar({ filter, onFilter, choices, search, failed, paused, onPause }: LogToolbarProps) {
  const t = useTranslations("logs");
  return (
    <>
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <SearchField
          value={filter.id}
          onSearch={(id) => onFilter({ id })}
          placeholder={t("search")}
          label={t("search")}
          shortcut="/"
          field={search}
        />
        <span className="flex-1 max-md:hidden" />
        <div className="flex items-center gap-2 max-md:w-full max-md:justify-end">
          {paused ? <span className="text-12 text-warn-fg">{t("paused")}</span> : <LiveMark failed={failed} />}
          <IconButton
            size="md"
            label={t(paused ? "resume" : "pause")}
            onClick={() => onPause(!paused)}
            className="border border-line-strong"
          >
            {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
          </IconButton>
        </div>
      </div>
      <div className="mb-2 flex min-h-7 flex-wrap items-center gap-2">
        <LogChips filter={filter} onFilter={onFilter} choices={choices} />
        <DateFilter filter={filter} onFilter={onFilter} />
        {isFiltered(filter) ? (
          <Button variant="ghost" size="sm" onClick={() => onFilter(NO_FILTER)}>
            {t("clear")}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** The options and, where a link set something that is not among them, that. */
function withSet(options: FilterOption[], set: string | null, label: (value: string) => string): FilterOption[] {
  return set === null || options.some(({ value }) => value === set) ? options : [...options, { value: set, label: label(set) }];
}

function LogChips({ filter, onFilter, choices }: Pick<LogToolbarProps, "filter" | "onFilter" | "choices">) {
  const t = useTranslations("logs.filters");
  const statuses = useTranslations("statuses");
  const chip = (label: string) => ({ label, clearLabel: t("clear", { filter: label }), noneLabel: t("none") });
  const endpoints = choices.endpoints.map(({ id, url }) => ({ value: id, label: url.replace(/^https?:\/\//, ""), text: url }));
  const companies = choices.companies.map(({ id, name }) => ({ value: id, label: name, text: `${name} ${id}` }));
  return (
    <>
      <FilterChip
        {...chip(t("status"))}
        value={filter.status}
        options={MESSAGE_STATUSES.map((status) => ({ value: status, label: statuses(status) }))}
        onChange={(status) => onFilter({ status: status as LogFilter["status"] })}
      />
      <FilterChip
        {...chip(t("eventType"))}
        value={filter.eventType}
        options={withSet(
          choices.eventTypes.map((name) => ({ value: name, label: name })),
          filter.eventType,
          String,
        )}
        onChange={(eventType) => onFilter({ eventType })}
        searchLabel={t("searchEventTypes")}
        mono
      />
      <FilterChip
        {...chip(t("endpoint"))}
        value={filter.endpoint}
        options={withSet(endpoints, filter.endpoint, shortenId)}
        onChange={(endpoint) => onFilter({ endpoint })}
        searchLabel={t("searchEndpoints")}
      />
      <FilterChip
        {...chip(t("company"))}
        value={filter.company}
        options={withSet(companies, filter.company, shortenId)}
        onChange={(company) => onFilter({ company })}
        searchLabel={t("searchCompanies")}
      />
      <FilterChip
        {...chip(t("tests"))}
        value={filter.tests}
        options={TESTS.map((value) => ({ value, label: t(value) }))}
        onChange={(tests) => onFilter({ tests: tests as LogFilter["tests"] })}
      />
    </>
  );
}
