"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { FilterChip, type FilterOption } from "@/components/ui/filter-chip";
import { Input } from "@/components/ui/input";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { CONSUMER_STATES, type ConsumerState } from "./consumer-state";
import type { useConsumerFilters } from "./use-consumer-filters";

interface ConsumerToolbarProps extends Pick<ReturnType<typeof useConsumerFilters>, "filters" | "setFilters"> {
  consumers: WebhookConsumer[];
  /** How many consumers this client may have. */
  limit: number;
  search: RefObject<HTMLInputElement | null>;
}

function optionsOf(values: string[]): FilterOption[] {
  return [...new Set(values)].sort().map((value) => ({ value, label: value }));
}

/** Search and filters of the list, and how many endpoints there may be. */
export function ConsumerToolbar({ consumers, limit, search, filters, setFilters }: ConsumerToolbarProps) {
  const t = useTranslations("endpoints");
  const status = useTranslations("consumerStatus");
  const tags = optionsOf(consumers.flatMap((consumer) => consumer.companyTags));
  const chip = (label: string) => ({ label, clearLabel: t("filters.clear", { filter: label }), noneLabel: t("filters.none") });
  return (
    <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
      <Input
        ref={search}
        size="sm"
        type="search"
        icon={<Search aria-hidden />}
        placeholder={t("search")}
        aria-label={t("search")}
        aria-keyshortcuts="/"
        value={filters.q}
        onChange={(event) => void setFilters({ q: event.target.value || null })}
        onKeyDown={(event) => {
          if (event.key === "Escape") void setFilters({ q: null });
        }}
        frameClassName="w-[280px] max-md:w-full"
        className="[&::-webkit-search-cancel-button]:hidden"
      />
      <FilterChip
        {...chip(t("filters.status"))}
        value={filters.status}
        options={CONSUMER_STATES.map((state) => ({ value: state, label: status(state) }))}
        onChange={(value) => void setFilters({ status: value as ConsumerState | null })}
      />
      <FilterChip
        {...chip(t("filters.eventType"))}
        value={filters.eventType}
        options={optionsOf(consumers.flatMap((consumer) => consumer.eventTypes))}
        searchLabel={t("filters.searchEventTypes")}
        mono
        onChange={(value) => void setFilters({ eventType: value })}
      />
      {tags.length > 0 || filters.tag !== null ? (
        <FilterChip
          {...chip(t("filters.tag"))}
          value={filters.tag}
          options={tags}
          mono
          onChange={(value) => void setFilters({ tag: value })}
        />
      ) : null}
      <span className="ml-auto text-12 text-fg-3 tabular-nums">{t("count", { count: consumers.length, limit })}</span>
    </div>
  );
}
