"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LatencySwatch } from "@/components/activity/latency-swatch";
import { OutcomeSwatch } from "@/components/activity/outcome-swatch";
import { useDurations } from "@/components/display/durations";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

const OUTCOMES = ["success", "failure", "cancelled"] as const;

/** How many attempts there were, and how they went; the legend of the chart below. */
export function OutcomeFigures({ totals }: Pick<ActivityOverview, "totals">) {
  const t = useTranslations("activity");
  const format = useFormatter();
  const all = totals.success + totals.failure + totals.cancelled;
  const number = (count: number) => format.number(count, "whole");
  return (
    <dl className="mb-4 flex flex-wrap gap-x-10 gap-y-3 max-md:gap-x-6">
      <Figure name={t("outcomes.all")} value={number(all)} />
      {OUTCOMES.map((outcome) => (
        <Figure
          key={outcome}
          name={t(`outcomes.${outcome}`)}
          swatch={<OutcomeSwatch outcome={outcome} />}
          value={number(totals[outcome])}
          share={outcome === "cancelled" || totals[outcome] === 0 ? null : format.number(totals[outcome] / all, "rate")}
        />
      ))}
    </dl>
  );
}

function Figure({ name, swatch, value, share }: { name: string; swatch?: ReactNode; value: string; share?: string | null }) {
  return (
    <div>
      <dt className="flex items-center gap-1.5 text-12 whitespace-nowrap text-fg-3">
        {swatch}
        {name}
      </dt>
      <dd className="text-16 font-semibold tracking-[-0.01em] whitespace-nowrap tabular-nums">
        {value}
        {share ? <span className="ml-1 text-12 font-normal tracking-normal text-fg-3">{share}</span> : null}
      </dd>
    </div>
  );
}

/** Latency over the whole range; the legend of the chart below. */
export function LatencyFigures({ latencyMs }: Pick<ActivityOverview, "latencyMs">) {
  const t = useTranslations("activity");
  const { duration } = useDurations();
  return (
    <dl className="flex gap-5 text-12">
      {(["p50", "p95"] as const).map((share) => (
        <div key={share} className="flex items-center gap-1.5 whitespace-nowrap">
          <LatencySwatch share={share} />
          <dt className="text-fg-3">{share}</dt>
          <dd className="font-medium tabular-nums">{latencyMs[share] === null ? t("none") : duration(latencyMs[share])}</dd>
        </div>
      ))}
    </dl>
  );
}
