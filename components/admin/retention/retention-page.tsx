"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Figure } from "@/components/admin/figure";
import { Figures } from "@/components/admin/figures";
import { useLive } from "@/components/admin/use-live";
import { useByteSize } from "@/components/display/byte-size";
import { useDurations } from "@/components/display/durations";
import { Instant } from "@/components/display/instant";
import { LiveMark } from "@/components/display/live-mark";
import { PageHeader } from "@/components/layout/page-header";
import { Banner } from "@/components/ui/banner";
import { MAX_EXPIRED_COUNTED, type RetentionState } from "@/lib/retention/schema";
import { PurgeRuns } from "./purge-runs";
import { StoredTables } from "./stored-tables";

/** Purging takes its time: nothing here changes within seconds. */
const EVERY_MS = 10_000;

/** Admin > Retention: what is kept, for how long, and whether removing it keeps up. */
export function RetentionPage({ first }: { first: RetentionState }) {
  const t = useTranslations("adminRetention");
  const format = useFormatter();
  const size = useByteSize();
  const { delay } = useDurations();
  const { data, failed } = useLive<RetentionState>("retention", first, EVERY_MS);
  const bytes = data.tables.reduce((sum, table) => sum + table.bytes, 0);
  const expired = `${format.number(data.expired, "whole")}${data.expired >= MAX_EXPIRED_COUNTED ? "+" : ""}`;
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: t("admin") }]} beside={<LiveMark failed={failed} className="ml-1" />}>
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">
          {t.rich("text", { retention: delay(data.retentionMs), code: (chunks) => <code className="mono text-12">{chunks}</code> })}
        </p>
      </PageHeader>
      {data.behind ? (
        <Banner tone="warn" title={t("behind.title")} className="mt-4">
          {t.rich("behind.text", { count: expired, since: () => <Instant at={data.overdueSince ?? ""} /> })}
        </Banner>
      ) : null}
      <Figures>
        <Figure name={t("figures.kept")} value={delay(data.retentionMs)} />
        <Figure
          name={t("figures.oldest")}
          value={data.oldestMessage ? <Instant at={data.oldestMessage} className="border-0 text-fg" /> : "–"}
        />
        <Figure name={t("figures.stored")} value={size(bytes)} />
        <Figure name={t("figures.removed")} value={format.number(data.lastDay.messages, "whole")} />
        <Figure name={t("figures.expired")} tone={data.behind ? "bad" : undefined} value={expired} />
      </Figures>
      <PurgeRuns runs={data.runs} />
      <StoredTables state={data} />
    </>
  );
}
