"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { AttemptsChart } from "@/components/activity/attempts-chart";
import type { BucketRun } from "@/components/activity/chart-cursor";
import { ChartFrame } from "@/components/activity/chart-frame";
import { intervalMs, timeTicks } from "@/components/activity/chart-scale";
import { ATTEMPTS_PX, LATENCY_PX } from "@/components/activity/chart-sizes";
import { LatencyChart } from "@/components/activity/latency-chart";
import { LatencySwatch } from "@/components/activity/latency-swatch";
import { OutcomeSwatch } from "@/components/activity/outcome-swatch";
import { useBucketWords } from "@/components/activity/use-bucket-words";
import { useDurations } from "@/components/display/durations";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

interface ActivityChartProps {
  overview: ActivityOverview;
  chart: "attempts" | "latency";
  /** A run of time was chosen; milliseconds. */
  onChoose: (since: number, until: number) => void;
}

const MOST_TICKS = 8;
const NO_BREAK = "\u00a0";

/** One of the two charts of Activity. The charts' own script is loaded on this page only. */
export default function ActivityChart({ overview, chart, onChoose }: ActivityChartProps) {
  const t = useTranslations("activity");
  const { buckets } = overview;
  const length = intervalMs(overview.interval);
  const words = useBucketWords(overview);
  const starts = useMemo(() => buckets.map(({ start }) => Date.parse(start)), [buckets]);
  const ticks = useMemo(() => {
    const labelled = timeTicks(starts, MOST_TICKS, (at) => -new Date(at).getTimezoneOffset());
    return new Map(labelled.map((at) => [at, words.tick(at)]));
  }, [starts, words]);
  const partial = starts.findIndex((start) => start + length > Date.parse(overview.until));
  const { say, tip } = useBucketTips(overview, chart, partial);
  const drawn = useDrawn();
  const span = ({ from, to }: BucketRun) => ({ begin: words.begin(starts[from] ?? 0), end: words.end(starts[to] ?? 0) });
  return (
    <ChartFrame
      label={t(`${chart}.chart`)}
      hint={t("hint")}
      starts={starts}
      say={(place) => `${t("bucket", span({ from: place, to: place }))}: ${say(place)}`}
      tip={(place) => (
        <>
          <p className="mb-0.5 font-medium">{t("bucket", span({ from: place, to: place }))}</p>
          {tip(place)}
        </>
      )}
      sayRun={(run) => t("bucket", span(run))}
      onChoose={({ from, to }) => onChoose(starts[from] ?? 0, (starts[to] ?? 0) + length)}
      height={chart === "attempts" ? ATTEMPTS_PX : LATENCY_PX}
    >
      {chart === "attempts" ? (
        <AttemptsChart buckets={buckets} ticks={ticks} writeCount={drawn.count} partial={partial} />
      ) : (
        <LatencyChart buckets={buckets} ticks={ticks} writeLatency={drawn.latency} />
      )}
    </ChartFrame>
  );
}

/** Values as the axes write them. */
function useDrawn() {
  const format = useFormatter();
  return {
    count: (count: number) => format.number(count, { notation: count >= 10_000 ? "compact" : "standard" }),
    latency: (ms: number) => (ms >= 1_000 ? `${format.number(ms / 1_000)}${NO_BREAK}s` : `${format.number(ms)}${NO_BREAK}ms`),
  };
}

const OUTCOMES = ["success", "failure", "cancelled"] as const;

/** A bucket's figures: to hear, and to look at. */
function useBucketTips({ buckets }: ActivityOverview, chart: "attempts" | "latency", partial: number) {
  const t = useTranslations("activity");
  const format = useFormatter();
  const { duration } = useDurations();
  const figures = (place: number) => {
    const bucket = buckets[place];
    if (!bucket) return [];
    return chart === "attempts"
      ? OUTCOMES.map((outcome) => ({
          key: outcome,
          name: t(`outcomes.${outcome}`),
          value: format.number(bucket[outcome], "whole"),
          swatch: <OutcomeSwatch outcome={outcome} />,
        }))
      : (["p50", "p95"] as const).map((share) => ({
          key: share,
          name: share,
          value: bucket[share] === null ? t("none") : duration(bucket[share]),
          swatch: <LatencySwatch share={share} />,
        }));
  };
  const note = (place: number) => (place === partial ? t("partial") : null);
  return {
    say: (place: number) => [...figures(place).map(({ name, value }) => `${name} ${value}`), note(place)].filter(Boolean).join(", "),
    tip: (place: number) => (
      <>
        {figures(place).map(({ key, name, value, swatch }) => (
          <p key={key} className="flex items-center gap-1.5">
            {swatch}
            {name}
            <span className="ml-auto pl-4 tabular-nums">{value}</span>
          </p>
        ))}
        {note(place) ? <p className="mt-0.5 text-fg-3">{note(place)}</p> : null}
      </>
    ),
  };
}
