"use client";

import { useTranslations } from "next-intl";
import { DateFilter } from "@/components/deliveries/date-filter";
import { type DeliveryFilter, OUTCOMES } from "@/components/deliveries/delivery-filter";
import { LiveMark } from "@/components/display/live-mark";
import { Button } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/filter-chip";
import { Segmented } from "@/components/ui/segmented";

interface DeliveryToolbarProps {
  filter: DeliveryFilter;
  onFilter: (change: Partial<DeliveryFilter>) => void;
  /** What the consumer takes. */
  eventTypes: string[];
  /** The last refresh failed. */
  failed: boolean;
  /** Newer rows that wait while the focus is in the list. */
  waiting: number;
  onShowWaiting: () => void;
}

/** Title and filters of the list, and whether it is live. */
export function DeliveryToolbar({ filter, onFilter, eventTypes, failed, waiting, onShowWaiting }: DeliveryToolbarProps) {
  const t = useTranslations("deliveries");
  const options = [...new Set([...eventTypes, ...(filter.eventType ? [filter.eventType] : [])])].sort();
  return (
    <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
      <h2 className="text-14 font-semibold">{t("title")}</h2>
      <LiveMark failed={failed} className="ml-1" />
      <span aria-live="polite">
        {waiting > 0 ? (
          <Button variant="ghost" size="sm" onClick={onShowWaiting} className="h-6! text-accent-fg">
            {t("showNew", { count: waiting })}
          </Button>
        ) : null}
      </span>
      <span className="flex-1 max-md:hidden" />
      <div className="flex flex-wrap items-center gap-2 max-md:w-full">
        <Segmented
          label={t("filter.outcome")}
          value={filter.status}
          options={OUTCOMES.map((value) => ({ value, label: t(`filter.${value}`) }))}
          onChange={(status) => onFilter({ status })}
        />
        <FilterChip
          label={t("filter.eventType")}
          value={filter.eventType}
          options={options.map((name) => ({ value: name, label: name }))}
          onChange={(eventType) => onFilter({ eventType })}
          clearLabel={t("filter.clearEventType")}
          searchLabel={t("filter.searchEventType")}
          noneLabel={t("filter.noEventType")}
          mono
        />
        <DateFilter filter={filter} onFilter={onFilter} />
      </div>
    </div>
  );
}
