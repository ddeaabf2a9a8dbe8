"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { OutcomeBar, type OutcomeKind, OutcomeSwatch } from "@/components/deliveries/outcome-bar";
import { STATS_RANGE, STATS_RANGES, type StatsRange, statsQuery } from "@/components/deliveries/stats-range";
import { useDurations } from "@/components/display/durations";
import { fetchJson } from "@/components/layout/fetch-json";
import { Segmented } from "@/components/ui/segmented";
import type { Stats } from "@/lib/delivery-log/schema";

const LIVE_MS = 3_000;

interface DeliveryStatsProps {
  webhookId: string;
  /** What the page came with, and for which range. */
  first: { range: StatsRange; stats: Stats };
}

/** How an endpoint's attempts went in a range of time, and what waits now. */
export function DeliveryStats({ webhookId, first }: DeliveryStatsProps) {
  const t = useTranslations("endpoint.stats");
  const [{ range }, setRange] = useQueryStates(STATS_RANGE, { history: "replace" });
  const { data, isError } = useQuery({
    queryKey: ["stats", webhookId, range],
    queryFn: ({ signal }) =>
      fetchJson<Stats>(`/api/v1/webhooks/${webhookId}/stats?${new URLSearchParams(statsQuery(range, Date.now()))}`, signal),
    initialData: range === first.range ? first.stats : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });
  return (
    <section aria-labelledby="delivery-stats" className="mt-7">
      <div className="mb-2.5 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="delivery-stats" className="text-14 font-semibold">
          {t("title")} <span className="ml-1 text-12 font-normal text-fg-3">{t("about")}</span>
        </h2>
        <span className="ml-auto">
          <Segmented
            label={t("range")}
            value={range}
            options={STATS_RANGES.map((value) => ({ value, label: t(`ranges.${value}`) }))}
            onChange={(value) => void setRange({ range: value })}
          />
        </span>
      </div>
      {isError ? <p className="mb-2 text-13 text-warn-fg">{t("failed")}</p> : null}
      <Figures stats={data ?? first.stats} />
    </section>
  );
}

function Figures({ stats: { totals, waiting, latencyMs } }: { stats: Stats }) {
  const t = useTranslations("endpoint.stats");
  const format = useFormatter();
  const { duration } = useDurations();
  const number = (count: number) => format.number(count, "whole");
  const waits = (count: number) => (waiting.capped ? t("capped", { count: number(count) }) : number(count));
  const latency = (ms: number | null) => (ms === null ? t("none") : duration(ms));
  const counts: { kind: OutcomeKind; count: number; text: string }[] = [
    { kind: "success", count: totals.success, text: number(totals.success) },
    { kind: "sending", count: waiting.sending, text: waits(waiting.sending) },
    { kind: "attempting", count: waiting.attempting, text: waits(waiting.attempting) },
    { kind: "failure", count: totals.failure, text: number(totals.failure) },
    { kind: "cancelled", count: totals.cancelled, text: number(totals.cancelled) },
  ];
  const told = Object.fromEntries(counts.map(({ kind, text }) => [kind, text])) as Record<OutcomeKind, string>;
  return (
    <>
      <OutcomeBar counts={counts} label={t("label", told)} />
      <dl className="mt-3 grid grid-cols-[repeat(5,auto)_1fr_repeat(2,auto)] gap-x-9 md:[&>:nth-child(6)]:col-start-7 max-xl:gap-x-6 max-md:grid-cols-4 max-md:gap-x-2 max-md:gap-y-2.5">
        {counts.map(({ kind, text }) => (
          <Figure key={kind} name={t(kind)} swatch={<OutcomeSwatch kind={kind} />} value={text} />
        ))}
        <Figure name={t("p50")} value={latency(latencyMs.p50)} />
        <Figure name={t("p95")} value={latency(latencyMs.p95)} />
      </dl>
    </>
  );
}

function Figure({ name, swatch, value }: { name: string; swatch?: ReactNode; value: string }) {
  return (
    <div>
      <dt className="flex items-center gap-1.5 text-12 whitespace-nowrap text-fg-3">
        {swatch}
        {name}
      </dt>
      <dd className="text-16 font-semibold tracking-[-0.01em] whitespace-nowrap tabular-nums">{value}</dd>
    </div>
  );
}
