"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { ActivityTable } from "@/components/activity/activity-table";
import { ActivityToolbar, type ListedEndpoint } from "@/components/activity/activity-toolbar";
import { ACTIVITY_VIEW, type Chart, hasOwnTime } from "@/components/activity/activity-view";
import { ATTEMPTS_PX, LATENCY_PX } from "@/components/activity/chart-sizes";
import { FailingEndpoints } from "@/components/activity/failing-endpoints";
import { FailureCauses } from "@/components/activity/failure-causes";
import { LatencyFigures, OutcomeFigures } from "@/components/activity/figures";
import { NoAttempts } from "@/components/activity/no-attempts";
import { type FirstActivity, useLiveActivity } from "@/components/activity/use-live-activity";
import { useClock } from "@/components/display/clock-store";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

/** The charts' script is heavy: it comes after the figures, into a place of its height. */
const ActivityChart = dynamic(() => import("@/components/activity/activity-chart"), {
  ssr: false,
  loading: () => <Skeleton className="mt-2 h-24! w-full" />,
});

interface ActivityPageProps {
  clientId: string;
  first: FirstActivity;
  endpoints: ListedEndpoint[];
  /** How long a delivery is attempted, in milliseconds. */
  scheduleMs: number;
}

const MINUTE = 60_000;

/** Monitor > Webhooks > Events > Activity. */
export function ActivityPage({ clientId, first, endpoints, scheduleMs }: ActivityPageProps) {
  const [view, setView] = useQueryStates(ACTIVITY_VIEW, { history: "push" });
  const { overview, failed, outdated } = useLiveActivity(clientId, view, first);
  const { success, failure, cancelled } = overview.totals;
  const own = hasOwnTime(view, Date.parse(overview.until) + 1);
  const now = useClock((instant) => Math.floor(instant / MINUTE) * MINUTE);
  const logs = { endpoint: view.endpoint, since: overview.since, ...(own && view.until ? { until: overview.until } : {}), scheduleMs, now };
  const toggle = (chart: Chart) =>
    void setView(
      { table: view.table.includes(chart) ? view.table.filter((shown) => shown !== chart) : [...view.table, chart] },
      { history: "replace" },
    );
  const choose = (since: number, until: number) => void setView({ since: new Date(since), until: new Date(until) });
  const section = (chart: Chart, figures: ReactNode) => (
    <ChartSection
      chart={chart}
      figures={figures}
      shown={view.table.includes(chart) ? "table" : "chart"}
      onToggle={() => toggle(chart)}
      table={<ActivityTable overview={overview} chart={chart} />}
    >
      <ActivityChart overview={overview} chart={chart} onChoose={choose} />
    </ChartSection>
  );
  return (
    <div aria-busy={outdated} className={outdated ? "opacity-60" : undefined}>
      <ActivityToolbar view={view} setView={setView} endpoints={endpoints} overview={overview} own={own} failed={failed} />
      {success + failure + cancelled === 0 ? (
        <NoAttempts view={view} setView={setView} hasEndpoints={endpoints.length > 0} />
      ) : (
        <>
          {section("attempts", <OutcomeFigures totals={overview.totals} />)}
          {section("latency", <LatencyFigures latencyMs={overview.latencyMs} />)}
          <div className="mt-7 grid grid-cols-[minmax(0,7fr)_minmax(0,4fr)] gap-x-12 gap-y-7 max-xl:grid-cols-1">
            <FailingEndpoints overview={overview} logs={logs} />
            <FailureCauses overview={overview} logs={logs} />
          </div>
        </>
      )}
    </div>
  );
}

interface ChartSectionProps {
  chart: Chart;
  figures: ReactNode;
  shown: "chart" | "table";
  onToggle: () => void;
  table: ReactNode;
  children: ReactNode;
}

/** A chart under its figures, or the same as a table. */
function ChartSection({ chart, figures, shown, onToggle, table, children }: ChartSectionProps) {
  const t = useTranslations("activity");
  return (
    <section aria-labelledby={`activity-${chart}`} className="mt-4 not-first:mt-7">
      <div className="mb-2 flex min-h-7 flex-wrap items-center gap-x-6 gap-y-2">
        <h2 id={`activity-${chart}`} className="text-14 font-semibold">
          {t(`${chart}.title`)}
        </h2>
        {chart === "latency" ? figures : null}
        <Button
          size="sm"
          aria-label={t(shown === "table" ? "showChartOf" : "showTableOf", { title: t(`${chart}.title`) })}
          onClick={onToggle}
          className="ml-auto"
        >
          {t(shown === "table" ? "showAsChart" : "showAsTable")}
        </Button>
      </div>
      {chart === "attempts" ? figures : null}
      {shown === "table" ? table : <div style={{ minHeight: chart === "attempts" ? ATTEMPTS_PX : LATENCY_PX }}>{children}</div>}
    </section>
  );
}
