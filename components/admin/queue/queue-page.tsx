"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Figure } from "@/components/admin/figure";
import { Figures } from "@/components/admin/figures";
import { ProcessTable } from "@/components/admin/processes/process-table";
import { useLive } from "@/components/admin/use-live";
import { ActivitySpark } from "@/components/consumers/activity-spark";
import { useDurations } from "@/components/display/durations";
import { LiveMark } from "@/components/display/live-mark";
import { PageHeader } from "@/components/layout/page-header";
import { MAX_COUNTED, type QueueOverview } from "@/lib/delivery-log/queue-schema";
import type { ProcessAnswer } from "@/lib/processes/schema";
import { BacklogTable } from "./backlog-table";
import { ClientBacklogs } from "./client-backlogs";
import { ReasonTable } from "./reason-table";

/** What the page is made of, and what its live data is. */
export interface QueueState {
  queue: QueueOverview;
  processes: ProcessAnswer[];
}

/** More than a minute late is trouble; the readiness check says so too. */
const LATE_SECONDS = 60;

/** Admin > Deliveries: what waits, for whom and for what, and who works on it. */
export function QueuePage({ first }: { first: QueueState }) {
  const t = useTranslations("adminDeliveries");
  const { data, failed } = useLive<QueueState>("deliveries", first);
  const { queue, processes } = data;
  const isEmpty = queue.backlogs.length === 0;
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: t("admin") }]} beside={<LiveMark failed={failed} className="ml-1" />} />
      <QueueFigures queue={queue} processes={processes} />
      {isEmpty ? (
        <p className="mt-7 text-13 text-fg-2">{t("empty")}</p>
      ) : (
        <>
          <div className="grid grid-cols-2 gap-x-10 max-lg:grid-cols-1">
            <ReasonTable queue={queue} />
            <ClientBacklogs queue={queue} />
          </div>
          <BacklogTable queue={queue} />
        </>
      )}
      <ProcessTable processes={processes} />
    </>
  );
}

function QueueFigures({ queue, processes }: QueueState) {
  const t = useTranslations("adminDeliveries.figures");
  const format = useFormatter();
  const { duration } = useDurations();
  const number = (count: number, more = false) => `${format.number(count, "whole")}${more ? "+" : ""}`;
  const workers = processes.filter(({ state, attempts }) => state !== "gone" && attempts !== null);
  const aMinute = workers.reduce((sum, { attempts }) => sum + (attempts ?? 0), 0);
  const hour = queue.rate.reduce((sum, { success, failure }) => ({ success: sum.success + success, failure: sum.failure + failure }), {
    success: 0,
    failure: 0,
  });
  const attempted = hour.success + hour.failure;
  const late = queue.oldestDueSeconds > LATE_SECONDS ? "bad" : undefined;
  return (
    <Figures>
      <Figure name={t("due")} value={number(queue.due, queue.partial)} />
      <Figure name={t("oldest")} tone={late} value={queue.oldestDueSeconds === 0 ? "–" : duration(queue.oldestDueSeconds * 1_000)} />
      <Figure name={t("held")} value={number(queue.held, queue.partial)} />
      <Figure name={t("inFlight")} value={number(queue.inFlight)} />
      <Figure name={t("waiting")} value={number(queue.depth, queue.depth >= MAX_COUNTED)} />
      <Figure name={t("rate")} unit={t("aMinute")} value={number(aMinute)} />
      <Figure
        name={t("failed")}
        unit={attempted === 0 ? null : t("ofAttempts", { count: attempted })}
        value={attempted === 0 ? "–" : format.number(hour.failure / attempted, "rate")}
      />
      <div className="max-md:hidden">
        <dt className="text-12 text-fg-3">{t("hour")}</dt>
        <dd className="pt-1">
          <ActivitySpark buckets={queue.rate} most={Math.max(1, ...queue.rate.map(({ success, failure }) => success + failure))} />
        </dd>
      </div>
    </Figures>
  );
}
