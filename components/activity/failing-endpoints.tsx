"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { failedLogsLink, type LogsFilter } from "@/components/activity/logs-link";
import { useCauseName } from "@/components/activity/use-cause-name";
import { failureRate, rateTone } from "@/components/consumers/failure-rate";
import { Url } from "@/components/display/url";
import { cn } from "@/components/ui/cn";
import { Table } from "@/components/ui/table";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

const TONES = { warn: "text-warn-fg", bad: "text-bad-fg" };

/** Endpoints with failures, most first; each opens the messages concerned. */
export function FailingEndpoints({ overview, logs }: { overview: ActivityOverview; logs: LogsFilter }) {
  const t = useTranslations("activity.failing");
  const format = useFormatter();
  const causeName = useCauseName();
  return (
    <section aria-labelledby="activity-failing">
      <h2 id="activity-failing" className="text-14 font-semibold">
        {t("title")}
      </h2>
      {overview.failing.length === 0 ? (
        <p className="mt-2 text-13 text-fg-3">{t("none")}</p>
      ) : (
        <Table className="mt-1">
          <colgroup>
            <col />
            <col className="w-[84px]" />
            <col className="w-[140px]" />
            <col className="w-[200px]" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t("endpoint")}</th>
              <th scope="col" className="r">
                {t("failed")}
              </th>
              <th scope="col" className="r">
                {t("attempts")}
              </th>
              <th scope="col">{t("mostly")}</th>
            </tr>
          </thead>
          <tbody>
            {overview.failing.map(({ webhookId, url, deleted, ...counts }) => {
              const rate = failureRate(counts) ?? 0;
              const tone = rateTone(rate);
              const cause = overview.causes.results.find((result) => result.webhookId === webhookId);
              return (
                <tr key={webhookId}>
                  <td className="wide">
                    <Link href={failedLogsLink({ ...logs, endpoint: webhookId })} className="row-link block outline-none">
                      <Url url={url} className={deleted ? "line-through" : undefined} />
                      {deleted ? <span className="sr-only">{t("deleted")}</span> : null}
                    </Link>
                  </td>
                  <td className={cn("r tabular-nums max-md:text-left!", tone && TONES[tone])}>{format.number(rate, "rate")}</td>
                  <td className="r gone text-fg-2 tabular-nums">
                    {t("of", { failed: counts.failure, attempts: counts.failure + counts.success })}
                  </td>
                  <td className="truncate text-fg-2 max-md:text-right!">{cause ? causeName(cause) : null}</td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </section>
  );
}
